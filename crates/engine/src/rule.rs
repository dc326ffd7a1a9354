//! The rules of the specification that a decision can cite, by number.

/// A rule of the specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rule(&'static str);

impl Rule {
    /// The number, `E-174` for instance.
    pub fn id(self) -> &'static str {
        self.0
    }
}

macro_rules! rules {
    ($($name:ident $id:literal)*) => {
        #[allow(missing_docs, reason = "each rule's one sentence stands with the product's words")]
        impl Rule {
            $(pub const $name: Self = Self($id);)*

            /// Every rule that the engine can cite.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];
        }
    };
}

rules! {
    E_060 "E-060"
    E_070 "E-070"
    E_103 "E-103"
    E_112 "E-112"
    E_121 "E-121"
    E_151 "E-151"
    E_162 "E-162"
    E_173 "E-173"
    E_174 "E-174"
    E_175 "E-175"
    E_176 "E-176"
    E_190 "E-190"
    E_193 "E-193"
    E_198 "E-198"
    E_200 "E-200"
    E_210 "E-210"
    E_211 "E-211"
    E_215 "E-215"
    E_226 "E-226"
    E_230 "E-230"
    E_231 "E-231"
    E_241 "E-241"
    E_260 "E-260"
    E_261 "E-261"
    E_262 "E-262"
    E_263 "E-263"
    E_264 "E-264"
    E_265 "E-265"
    E_266 "E-266"
    E_269 "E-269"
    E_270 "E-270"
    E_271 "E-271"
    E_300 "E-300"
    E_301 "E-301"
    E_302 "E-302"
    E_305 "E-305"
    E_306 "E-306"
    E_307 "E-307"
    E_308 "E-308"
    E_314 "E-314"
    E_317 "E-317"
    E_321 "E-321"
    E_325 "E-325"
    E_341 "E-341"
    E_347 "E-347"
    R_040 "R-040"
    R_051 "R-051"
    R_052 "R-052"
    R_053 "R-053"
    R_054 "R-054"
    R_116 "R-116"
    R_123 "R-123"
    R_132 "R-132"
    R_191 "R-191"
}
