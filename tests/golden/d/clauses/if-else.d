python*:::gc-start
{
	if (arg0 == 0)
		printf("young\n");
	else if (arg0 == 1) {
		printf("middle\n");
	} else
		printf("old\n");
	if (arg0) { seen++; }
}
END { printf("%d\n", seen); }
