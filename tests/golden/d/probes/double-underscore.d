/* The C spelling of a marker's name is its D name. */
python*:::function__entry { printf("%s\n", probename); }
