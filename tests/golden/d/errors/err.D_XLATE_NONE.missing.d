struct o { int a; };
BEGIN { y = xlate <struct o>(1).a; }
