#pragma D option amin=Evolving/Evolving/CPU

dtrace:::BEGIN
{
	trace(probefunc);
}
