#pragma D attributes Evolving/Evolving/Common answer
#pragma D binding "1.0" answer
#pragma D depends_on provider python
#pragma ident "whatever"
#pragma once
inline int answer = 42;
BEGIN
#pragma D option quiet
{ printf("%d\n", answer); exit(0); }
