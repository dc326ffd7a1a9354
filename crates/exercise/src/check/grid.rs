//! Of a table of requests exactly the listed ones are allowed. This is what catches answers that are too broad.

use hatcheck_engine::{Decision, Outcome, StepOutcome};
use hatcheck_scenario::format::reading::{At, Blank, Field, FromJson, Reading, object};
use hatcheck_scenario::format::{AssumeStep, ContextMap, Credentials, PrincipalField, Request};
use hatcheck_scenario::format::{Documents, SessionFacts};

use super::Failure;

/// Every caller makes every call on every resource, in every circumstance.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
pub struct Grid {
    /// Who calls.
    pub callers: Vec<Caller>,
    /// What is called.
    pub actions: Vec<String>,
    /// On what.
    pub resources: Vec<String>,
    /// In what circumstances; one without anything where there are none.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub contexts: Vec<Circumstance>,
    /// What is allowed. All else is denied.
    pub allowed: Vec<Allowed>,
}

/// Who calls: an ARN or another principal, or the members of a request that say who calls and how, under a name.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(untagged))]
pub enum Caller {
    /// A principal.
    Principal(String),
    /// More than that.
    Whole(Box<Members>),
}

/// The members of a request that say who calls and how.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase", deny_unknown_fields))]
#[allow(missing_docs, reason = "as in a request of a scenario")]
pub struct Members {
    /// What the caller is called in `allowed`.
    pub name: String,
    pub principal: PrincipalField,
    #[cfg_attr(feature = "schema", schemars(default))]
    pub federated_by: Option<String>,
    #[cfg_attr(feature = "schema", schemars(default))]
    pub assume: Vec<AssumeStep>,
    #[cfg_attr(feature = "schema", schemars(default))]
    pub context: ContextMap,
    #[cfg_attr(feature = "schema", schemars(default))]
    pub session_policy: Documents,
    #[cfg_attr(feature = "schema", schemars(default))]
    pub credentials: Credentials,
    #[cfg_attr(feature = "schema", schemars(default))]
    pub through: Option<String>,
    #[cfg_attr(feature = "schema", schemars(default))]
    pub session: Option<SessionFacts>,
}

/// Context of a call, under a name.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase", deny_unknown_fields))]
pub struct Circumstance {
    /// What it is called in `allowed`.
    pub name: String,
    /// The keys of the call itself, beside those of its caller.
    pub context: ContextMap,
}

/// Cells of the table: a member that is left out stands for all there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase", deny_unknown_fields))]
#[allow(missing_docs, reason = "named like the axes")]
pub struct Allowed {
    #[cfg_attr(feature = "schema", schemars(default))]
    pub caller: Option<String>,
    #[cfg_attr(feature = "schema", schemars(default))]
    pub action: Option<String>,
    #[cfg_attr(feature = "schema", schemars(default))]
    pub resource: Option<String>,
    #[cfg_attr(feature = "schema", schemars(default))]
    pub context: Option<String>,
}

/// A cell that came out otherwise than it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Who calls.
    pub caller: String,
    /// What.
    pub action: String,
    /// On what.
    pub resource: String,
    /// In what circumstance, where there are any.
    pub context: Option<String>,
    /// Whether it was allowed, which it should not have been; else it should.
    pub allowed: bool,
}

/// Cells that a table may have: it is decided at every key.
pub(crate) const MAX_CELLS: usize = 500;
/// Cells that are said; the rest is counted.
const MAX_SAID: usize = 2;

impl Grid {
    pub(super) fn fields(&mut self) -> Vec<Field<'_>> {
        vec![
            Field { key: "callers", required: true, slot: &mut self.callers },
            Field { key: "actions", required: true, slot: &mut self.actions },
            Field { key: "resources", required: true, slot: &mut self.resources },
            Field { key: "contexts", required: false, slot: &mut self.contexts },
            Field { key: "allowed", required: true, slot: &mut self.allowed },
        ]
    }

    /// How many cells it has.
    pub fn size(&self) -> usize {
        let contexts = self.contexts.len().max(1);
        let sides = [self.callers.len(), self.actions.len(), self.resources.len(), contexts];
        sides.into_iter().fold(1, usize::saturating_mul)
    }

    /// Every cell: callers first, circumstances last.
    fn cells(&self) -> impl Iterator<Item = Place<'_>> {
        self.callers.iter().flat_map(move |caller| {
            self.actions.iter().flat_map(move |action| {
                self.resources.iter().flat_map(move |resource| {
                    let own = self.contexts.iter().map(Some);
                    let none = self.contexts.is_empty().then_some(None);
                    own.chain(none).map(move |context| Place { caller, action, resource, context })
                })
            })
        })
    }

    /// Whether a cell is to be allowed.
    fn allows(&self, place: &Place<'_>) -> bool {
        self.allowed.iter().any(|own| own.covers(place))
    }

    pub(super) fn requests(&self) -> Vec<Request> {
        let request = |place: Place<'_>| {
            let mut request = place.caller.request();
            place.action.clone_into(&mut request.action);
            place.resource.clone_into(&mut request.resource);
            if let Some(context) = place.context {
                request.context.0.extend(context.context.0.iter().cloned());
            }
            request
        };
        self.cells().map(request).collect()
    }

    pub(super) fn judge(&self, decided: &[Decision]) -> Option<Failure> {
        let mut wrong = Vec::new();
        let mut count = 0;
        for (place, decision) in self.cells().zip(decided) {
            let allowed = decision.outcome() == StepOutcome::Decided(Outcome::Allowed);
            if allowed == self.allows(&place) {
                continue;
            }
            count += 1;
            if wrong.len() < MAX_SAID {
                wrong.push(Cell {
                    caller: place.caller.name().to_owned(),
                    action: place.action.to_owned(),
                    resource: place.resource.to_owned(),
                    context: place.context.map(|own| own.name.clone()),
                    allowed,
                });
            }
        }
        (count > 0).then_some(Failure::Cells(wrong, count))
    }

    pub(super) fn guards(&self) -> bool {
        self.cells().any(|place| !self.allows(&place))
    }

    /// The entries of `allowed` that cover no cell, by their places.
    pub(crate) fn idle(&self) -> Vec<usize> {
        let is_idle = |own: &Allowed| !self.cells().any(|place| own.covers(&place));
        let entries = self.allowed.iter().enumerate();
        entries.filter(|(_, own)| is_idle(own)).map(|(at, _)| at).collect()
    }
}

/// Where a cell is in the table.
struct Place<'g> {
    caller: &'g Caller,
    action: &'g str,
    resource: &'g str,
    context: Option<&'g Circumstance>,
}

impl Allowed {
    fn covers(&self, place: &Place<'_>) -> bool {
        let fits =
            |own: &Option<String>, name: Option<&str>| own.is_none() || own.as_deref() == name;
        fits(&self.caller, Some(place.caller.name()))
            && fits(&self.action, Some(place.action))
            && fits(&self.resource, Some(place.resource))
            && fits(&self.context, place.context.map(|own| &*own.name))
    }
}

impl Caller {
    /// What it is called in `allowed`.
    pub fn name(&self) -> &str {
        match self {
            Self::Principal(text) => text,
            Self::Whole(members) => &members.name,
        }
    }

    fn request(&self) -> Request {
        match self {
            Self::Principal(text) => Request::by(PrincipalField::Text(text.clone())),
            Self::Whole(members) => Request {
                federated_by: members.federated_by.clone(),
                assume: members.assume.clone(),
                context: members.context.clone(),
                session_policy: members.session_policy.clone(),
                credentials: members.credentials,
                through: members.through.clone(),
                session: members.session.clone(),
                ..Request::by(members.principal.clone())
            },
        }
    }
}

impl FromJson for Caller {
    fn from_json(at: At<'_>) -> Reading<Self> {
        if at.node.as_str().is_some() {
            return match PrincipalField::from_json(at)? {
                PrincipalField::Text(text) => Ok(Self::Principal(text)),
                PrincipalField::Federated(_) => {
                    at.expected(hatcheck_scenario::error::Expected::Principal)
                }
            };
        }
        let mut own = Members {
            name: String::new(),
            principal: PrincipalField::blank(),
            federated_by: None,
            assume: Vec::new(),
            context: ContextMap::default(),
            session_policy: Documents::default(),
            credentials: Credentials::default(),
            through: None,
            session: None,
        };
        object(
            at,
            &mut [
                Field { key: "name", required: true, slot: &mut own.name },
                Field { key: "principal", required: true, slot: &mut own.principal },
                Field { key: "federatedBy", required: false, slot: &mut own.federated_by },
                Field { key: "assume", required: false, slot: &mut own.assume },
                Field { key: "context", required: false, slot: &mut own.context },
                Field { key: "sessionPolicy", required: false, slot: &mut own.session_policy },
                Field { key: "credentials", required: false, slot: &mut own.credentials },
                Field { key: "through", required: false, slot: &mut own.through },
                Field { key: "session", required: false, slot: &mut own.session },
            ],
        )?;
        Ok(Self::Whole(Box::new(own)))
    }
}
