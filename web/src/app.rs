//! The root component: everything of the page hangs below it.

use std::rc::Rc;

use hatcheck_policy::LineIndex;
use hatcheck_scenario::ParseCache;
use yew::prelude::*;

use crate::components::about::About;
use crate::components::editor_column::EditorColumn;
use crate::components::header::Header;
use crate::components::path::Path;
use crate::components::request_panel::RequestPanel;
use crate::components::tab_list::{TabItem, TabList};
use crate::components::verdict_bar::VerdictBar;
use crate::components::why::Why;
use crate::labels;
use crate::platform::{clock, events, skeleton};
use crate::state::evaluate::{Evaluated, evaluate_workspace};
use crate::state::examples;
use crate::state::settle::use_settled;
use crate::state::workspace::{Action, Area, Column, ResultPanel, Target, Workspace};
use crate::view::verdict::{VerdictView, verdict};

/// The page.
#[component]
pub(crate) fn App() -> Html {
    let workspace = use_reducer_eq(|| match examples::first() {
        Ok(loaded) => Workspace::load(loaded),
        // Its own tests read the program's own example; an empty page is what would be left without it.
        Err(_) => Workspace::empty(),
    });
    let current = Rc::new((*workspace).clone());
    let settled = use_settled(&current);
    let now = use_memo((), |()| clock::now());
    let cache = use_mut_ref(ParseCache::default);
    let evaluated = use_memo(Settled(Rc::clone(&settled)), |settled| {
        evaluate_workspace(&settled.0, *now, &mut cache.borrow_mut())
    });
    let last = use_mut_ref(|| None::<LastResult>);
    let (bar, result) = keep_last(&mut last.borrow_mut(), &evaluated);

    let dispatch = workspace.dispatcher();
    let act = use_callback((), move |action: Action, ()| dispatch.dispatch(action));
    // After the first render, when the view stands in the document and the skeleton may go.
    use_effect_with((), {
        let (act, workspace) = (act.clone(), Rc::clone(&current));
        move |()| {
            take_over(&workspace, &act);
            events::announce_mounted();
        }
    });
    let selection = &current.selection;
    let show = act.reform(Action::Show);
    let show_result = act.reform(Action::ShowResult);
    let stale = bar.state == "stale";
    html! {
        <div class="app">
            <div class="app-body">
                <Header act={act.clone()} now={labels::now_of(&current, *now)} />
                <About scenario={current.shell.clone()} />
                <main class="regions" data-shown={area_name(selection.area)}>
                    <div class="editors" data-shown={area_name(selection.editor)}>
                        <TabList<Area> class="tabs tabs-editors panel" label={labels::EDITORS}
                            items={editor_tabs()} chosen={selection.editor} choose={show.clone()} />
                        <EditorColumn column={Column::Identity} workspace={current.clone()}
                            evaluated={evaluated.clone()} act={act.clone()} />
                        <EditorColumn column={Column::Trust} workspace={current.clone()}
                            evaluated={evaluated.clone()} act={act.clone()} />
                        <RequestPanel workspace={current.clone()} evaluated={evaluated.clone()}
                            act={act.clone()} />
                    </div>
                    <VerdictBar view={bar} act={act.clone()} />
                    <div class="results" data-shown={result_name(selection.result)}>
                        <TabList<ResultPanel> class="tabs tabs-results panel" label={labels::RESULTS}
                            items={result_tabs()} chosen={selection.result} choose={show_result} />
                        <Why result={result.clone()} evaluated={evaluated.clone()}
                            step={selection.step} {stale} act={act.clone()} />
                        <Path {result} step={selection.step} {stale} {act} />
                    </div>
                </main>
                <nav class="tab-bar" aria-label={labels::PANELS}>
                    <TabList<Area> class="tab-bar-list" label={labels::PANELS} items={panel_tabs()}
                        chosen={selection.area} choose={show} />
                </nav>
            </div>
        </div>
    }
}

/// Takes over what was typed into the static page, and its focus.
fn take_over(workspace: &Workspace, act: &Callback<Action>) {
    for used in skeleton::used() {
        let target = match used.field.as_str() {
            "identity" => workspace.selection.identity.map(Target::Doc),
            "trust" => workspace.selection.trust.map(Target::Doc),
            _ => Some(Target::Request(workspace.selection.request)),
        };
        let Some(target) = target else { continue };
        let text = used.text.unwrap_or_else(|| workspace.text(target).map_or("", |t| t).to_owned());
        act.emit(Action::TextChanged(target, text.clone()));
        if let Some((start, end)) = used.focus {
            let index = LineIndex::new(&text);
            let byte = |unit: u32| index.byte_offset(&text, unit as usize);
            act.emit(Action::Reveal(target, byte(start), byte(end)));
        }
    }
}

/// The settled workspace, compared by the pointers in it: evaluation depends on nothing else.
struct Settled(Rc<Workspace>);

impl PartialEq for Settled {
    fn eq(&self, other: &Self) -> bool {
        *self.0 == *other.0
    }
}

/// The last result that was current, kept while a text does not parse.
struct LastResult {
    bar: VerdictView,
    evaluated: Rc<Evaluated>,
}

impl LastResult {
    /// Whether it is about the request that is chosen now.
    fn is_about(&self, workspace: &Workspace) -> bool {
        let before = &self.evaluated.workspace;
        before.selection.request == workspace.selection.request
            && Rc::ptr_eq(&before.shell, &workspace.shell)
    }
}

/// The verdict bar, and the result to show below it: the present one, or while a text in play does not
/// parse the last one that was current.
fn keep_last(
    last: &mut Option<LastResult>,
    evaluated: &Rc<Evaluated>,
) -> (VerdictView, Rc<Evaluated>) {
    let kept = last.as_ref().filter(|kept| kept.is_about(&evaluated.workspace));
    let bar = verdict(evaluated, kept.map(|kept| &kept.bar));
    if bar.state == "stale" {
        let result = kept.map_or(evaluated, |kept| &kept.evaluated);
        return (bar, Rc::clone(result));
    }
    *last = Some(LastResult { bar: bar.clone(), evaluated: Rc::clone(evaluated) });
    (bar, Rc::clone(evaluated))
}

fn area_name(area: Area) -> &'static str {
    match area {
        Area::Request => "request",
        Area::Identity => "identity",
        Area::Trust => "trust",
        Area::Result => "result",
    }
}

fn result_name(panel: ResultPanel) -> &'static str {
    match panel {
        ResultPanel::Why => "why",
        ResultPanel::Path => "path",
    }
}

fn editor_tabs() -> Vec<TabItem<Area>> {
    vec![
        TabItem::new(Area::Identity, labels::IDENTITY),
        TabItem::new(Area::Trust, labels::TRUST),
        TabItem::new(Area::Request, labels::REQUEST),
    ]
}

fn result_tabs() -> Vec<TabItem<ResultPanel>> {
    vec![TabItem::new(ResultPanel::Why, labels::WHY), TabItem::new(ResultPanel::Path, labels::PATH)]
}

fn panel_tabs() -> Vec<TabItem<Area>> {
    vec![
        TabItem::new(Area::Request, labels::REQUEST),
        TabItem::new(Area::Identity, labels::POLICIES_TAB),
        TabItem::new(Area::Trust, labels::TRUST_TAB),
        TabItem::new(Area::Result, labels::RESULT_TAB),
    ]
}
