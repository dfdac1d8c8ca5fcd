/* One message for one cause, and how often it happened. */
python*:::gc-start { x = 1 / arg0; }
