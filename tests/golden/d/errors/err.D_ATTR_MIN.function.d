#pragma D option amin=stable/STABLE

dtrace:::BEGIN
/probeprov == "dtrace"/
{
	trace(htonl(1));
}
