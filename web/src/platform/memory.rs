//! Memory for the programs. The standard allocator would do, and be 3 KB more to fetch in each of them.

#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
