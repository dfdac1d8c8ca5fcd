#pragma D option stackindent=2
#pragma D option ustackframes=1
python*:::function-return { ustack(); }
