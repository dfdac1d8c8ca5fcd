/* Later keys are converted to the type of the first. */
BEGIN { @a[(char)1] = count(); @a[257] = count(); @a[1L] = count(); exit(0); }
