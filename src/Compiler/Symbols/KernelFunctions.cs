namespace Pyd.Compiler.Symbols;

/// <summary>Functions of SystemTap's tapset that look into a kernel, its tasks, files and sockets: a line or more for each of its files.</summary>
internal static class KernelFunctions
{
    private static readonly HashSet<string> Names = [.. """
        int_arg long_arg longlong_arg pointer_arg probing_32bit_app probing_app_with_32bit_regs register s32_arg s64_arg set_int_arg set_long_arg
        set_longlong_arg set_pointer_arg set_s32_arg set_s64_arg set_u32_arg set_u64_arg set_uint_arg set_ulong_arg set_ulonglong_arg test_x86_fs test_x86_gs
        u32_arg u64_arg u_register uint_arg ulong_arg ulonglong_arg
        kernel_buffer_quoted kernel_buffer_quoted_error kernel_char kernel_int kernel_long kernel_or_user_string_quoted kernel_or_user_string_quoted_utf16
        kernel_or_user_string_quoted_utf32 kernel_pointer kernel_short kernel_string kernel_string2 kernel_string2_utf16 kernel_string2_utf32 kernel_string_n
        kernel_string_quoted kernel_string_quoted_utf16 kernel_string_quoted_utf32 kernel_string_utf16 kernel_string_utf32
        syscall_name syscall_num
        current_exe_file pid2execname pid2task task_cpu task_current task_cwd_path task_egid task_euid task_exe_file task_execname task_fd_lookup task_gid
        task_max_file_handles task_nice task_ns_egid task_ns_euid task_ns_gid task_ns_pid task_ns_tid task_ns_uid task_open_file_handles task_parent task_pid
        task_prio task_rlimit task_rlimit_as task_rlimit_core task_rlimit_cpu task_rlimit_data task_rlimit_fsize task_rlimit_locks task_rlimit_memlock
        task_rlimit_msgqueue task_rlimit_nice task_rlimit_nofile task_rlimit_nproc task_rlimit_rss task_rlimit_rtprio task_rlimit_rttime task_rlimit_sigpending
        task_rlimit_stack task_state task_tid task_uid
        addr print_regs stack_size stack_unused stack_used uaddr
        mdelay udelay
        set_returnval
        atomic_long_read atomic_read
        get_32mmap_args get_mmap_args irqflags_str
        caller caller_addr callers
        modname print_stack print_syms probemod sprint_stack sprint_syms stack symdata symfile symfileline symline symname
        backtrace print_backtrace print_backtrace_fileline sprint_backtrace task_backtrace
        set_kernel_char set_kernel_int set_kernel_long set_kernel_pointer set_kernel_short set_kernel_string set_kernel_string_n
        d_name d_path fullpath_struct_file fullpath_struct_nameidata fullpath_struct_path inode_name inode_path real_mount reverse_path_walk task_dentry_path
        bdev_partno bdevname disk_name
        daddr_to_string inet_get_dest_port inet_get_ip_dest inet_get_ip_source inet_get_local_port
        bio_op bio_rw_num bio_rw_str
        disk_major_from_request disk_minor_from_request
        ipmib_filter_key
        ipmib_get_proto ipmib_local_addr ipmib_remote_addr ipmib_tcp_local_port ipmib_tcp_remote_port
        linuxmib_filter_key
        get_loadavg_index sprint_loadavg
        dump_stack ftrace printk
        addr_to_node vm_fault_contains
        get_netdev_name
        NFS_I NFS_PROTO NFS_SERVER get_ip get_ip_from_client get_prot get_prot_from_client stap_NFS_CLIENT
        ftype nfs3_cmode nfs4_ctype
        nfsderror
        pstrace
        rcu_dereference
        addr_from_rqst addr_from_rqst_str clones_from_clnt port_from_clnt port_from_xprt proc_from_msg prog_from_clnt prot_from_clnt tasks_from_clnt
        vers_from_clnt vers_from_prog xid_from_clnt
        container_of_task_rcu
        describe_data_direction describe_device_state get_devstate_from_req get_scsi_request scsi_timer_pending timer_pending
        get_sa_flags get_sa_handler get_sigaction_mask get_sigset is_sig_blocked sa_flags_str sa_handler_str sigset_mask_str
        task_ancestry
        task_start_time
        tcp_get_info_rto tcp_get_info_snd_cwnd tcp_ipv6_sockopt_str tcp_sockopt_str tcp_sockstate_str tcp_ts_get_info_rcv_mss tcp_ts_get_info_snd_ssthresh
        tcp_ts_get_info_state
        tcpmib_filter_key
        tcpmib_get_state tcpmib_local_addr tcpmib_local_port tcpmib_remote_addr tcpmib_remote_port
        ppos_pos
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Whether a function is one of them.</summary>
    public static bool Contains(string name) => Names.Contains(name);
}
