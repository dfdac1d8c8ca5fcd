struct o { int a; int b; };
translator struct o < int x > { a = x; };
BEGIN { y = xlate <struct o>(1).b; }
