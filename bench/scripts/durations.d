#pragma D option quiet
python*:::function-entry { self->ts = timestamp; }
python*:::function-return /self->ts/ { @ = quantize(timestamp - self->ts); self->ts = 0; }
