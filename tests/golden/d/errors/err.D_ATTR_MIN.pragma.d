#pragma D option amin=Stable/Stable
#pragma D attributes Evolving/Evolving/ISA weak

int weak;

dtrace:::BEGIN
{
	strong = 1;
	trace(weak);
}
