BEGIN
{
	printf("[%s] [%10s] [%-10s] [%.2s] [%10.2s] [%-10.2s]\n", "text", "text", "text", "text", "text", "text");
	printf("[%s]\n", "");
	printf("[%3s]\n", "longer than three");
	exit(0);
}
