//! The page's program with exercise mode, which `index.html` loads where the address asks for an exercise.

fn main() {
    hatcheck_web::arm();
    hatcheck_web::mount_page();
}
