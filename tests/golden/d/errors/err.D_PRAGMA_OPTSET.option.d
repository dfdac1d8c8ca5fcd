#pragma D option queit
BEGIN { }
