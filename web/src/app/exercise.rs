//! What the page does with exercises: what somebody does, and what the extras have answered.

use yew::prelude::*;

use super::{App, Message};
use crate::EXERCISES;
use crate::components::dialogs::lessons;
use crate::state::action::Action;
use crate::state::selection::{Area, ResultPanel};
use crate::state::solving::{Deed, Solution};

/// What the extras have answered.
pub(crate) enum Answer {
    /// An answer to the exercise was graded.
    Marked(String),
    /// The solution has come.
    Solved(String),
    /// What the author wants to know has come.
    Reviewed(String),
}

impl App {
    /// Sees to it that the exercise that is being solved is graded.
    pub(super) fn want_marks(&mut self, ctx: &Context<Self>) {
        if EXERCISES {
            let marked = ctx.link().callback(|own| Message::Exercise(Answer::Marked(own)));
            let reviewed = ctx.link().callback(|own| Message::Exercise(Answer::Reviewed(own)));
            self.solving.want(&self.current, marked, reviewed);
        }
    }

    /// The extras have answered.
    pub(super) fn hear(&mut self, ctx: &Context<Self>, answer: Answer) {
        if !EXERCISES {
            return;
        }
        match answer {
            Answer::Marked(answer) => {
                if let Some(trouble) = self.solving.take(&answer) {
                    self.reduce(ctx, Action::Notice(Some(trouble.into())));
                }
            }
            Answer::Solved(answer) => self.solving.show(&answer),
            Answer::Reviewed(answer) => self.solving.reviewed(&answer),
        }
    }

    /// Something is done with an exercise.
    pub(super) fn carry_out(&mut self, ctx: &Context<Self>, deed: &Deed) {
        match deed {
            Deed::Make => {
                let act = self.act.clone();
                let made = Callback::from(move |text| lessons::open_text(text, true, &act));
                self.solving.make(&self.current, made);
            }
            Deed::File(text) => lessons::open_text(text.to_string(), false, &self.act),
            // There is none.
            _ if !EXERCISES => {}
            Deed::Hint => self.solving.hint(),
            Deed::Solution => {
                let solved = ctx.link().callback(|own| Message::Exercise(Answer::Solved(own)));
                self.solving.reveal(&self.current, solved);
            }
            Deed::HideSolution => self.solving.solution = Solution::Hidden,
            Deed::HandIn(learner) => self.solving.hand_in(&self.current, learner),
            Deed::Why(at) => {
                for action in [
                    Action::SelectRequest(*at),
                    Action::ShowResult(ResultPanel::Why),
                    Action::Show(Area::Result),
                ] {
                    self.reduce(ctx, action);
                }
                self.focus = Some("why");
            }
            Deed::Open(id) => lessons::open(id.to_string(), &self.act),
            Deed::Use(text) => lessons::open_text(text.to_string(), true, &self.act),
            Deed::Save => self.solving.save(),
            Deed::Link => {
                let said = |text: String| Action::Notice(Some(text.into()));
                self.solving.link(self.act.reform(said));
            }
        }
    }
}
