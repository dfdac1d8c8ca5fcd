BEGIN
{
	@a["k0"] = count(); @a["k1"] = count(); @a["k2"] = count(); @a["k3"] = count(); @a["k4"] = count(); @a["k5"] = count();
	@a["k6"] = count(); @a["k7"] = count(); @a["k8"] = count(); @a["k9"] = count(); @a["ka"] = count(); @a["kb"] = count();
	@a["kc"] = count(); @a["kd"] = count(); @a["ke"] = count(); @a["kf"] = count(); @a["kg"] = count(); @a["kg"] = count();
	@s["k0"] = stddev(1); @s["k1"] = stddev(1); @s["k2"] = stddev(1); @s["k3"] = stddev(1); @s["k4"] = stddev(1);
	@s["k5"] = stddev(1); @s["k6"] = stddev(1); @s["k7"] = stddev(1); @s["k8"] = stddev(4); @s["k8"] = stddev(8);
	exit(0);
}
