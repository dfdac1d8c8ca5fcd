python*:::gc-start
/pid == $target/
{
	printf("%d\n", $target);
}
