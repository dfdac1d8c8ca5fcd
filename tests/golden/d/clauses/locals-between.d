/* this-> passes values from clause to clause of one firing. */
python*:::function-entry { this->name = strjoin(copyinstr(arg1), "()"); this->line = arg2; }
python*:::function-entry /this->line > 5/ { printf("%s %d\n", this->name, this->line); }
