BEGIN { y = ((struct task_struct *)0)->pid; }
