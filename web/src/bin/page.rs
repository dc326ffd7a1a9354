//! The page's program, without exercise mode, which few visits need: an exercise is handed over to `exercise.rs`.

fn main() {
    hatcheck_web::arm();
    hatcheck_web::mount_page();
}
