#pragma D option amin=Stable/Stable/Common
#pragma D attributes Unstable/Unstable/Common provider dtrace name

dtrace:::BEGIN
{
	trace(1);
}
