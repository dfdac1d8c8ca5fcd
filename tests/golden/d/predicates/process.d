python*:::gc-start /execname == "worker"/ { printf("worker %d\n", pid); }
python*:::gc-start /pid != 7 && uid == 0/ { printf("root %d\n", pid); }
