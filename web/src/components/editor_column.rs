//! A column of policy documents: tabs, and the chosen document's text.

use std::rc::Rc;

use yew::prelude::*;

use super::editor::{Editor, Text};
use super::tab_list::{TabItem, TabList};
use crate::labels;
use crate::state::evaluate::Evaluated;
use crate::state::workspace::{Action, Column, Target, Workspace};
use crate::view::tabs::{self, full_name};

#[derive(Properties)]
pub(crate) struct Props {
    pub column: Column,
    pub workspace: Rc<Workspace>,
    pub evaluated: Rc<Evaluated>,
    pub act: Callback<Action>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.column == other.column
            && *self.workspace == *other.workspace
            && Rc::ptr_eq(&self.evaluated, &other.evaluated)
            && self.act == other.act
    }
}

#[component]
pub(crate) fn EditorColumn(props: &Props) -> Html {
    let (area, title, selected) = match props.column {
        Column::Identity => ("identity", labels::IDENTITY, props.workspace.selection.identity),
        Column::Trust => ("trust", labels::TRUST, props.workspace.selection.trust),
    };
    let tabs = tabs::tabs(&props.evaluated, props.column);
    let items: Vec<TabItem<usize>> = tabs
        .into_iter()
        .map(|tab| TabItem {
            value: tab.doc,
            label: tab.label.into(),
            kind: Some(tab.kind.into()),
            full_name: Some(tab.full_name.into()),
            quiet: !tab.in_play,
            findings: tab.errors,
        })
        .collect();
    let choose = props.act.reform({
        let column = props.column;
        move |doc| Action::SelectDoc(column, doc)
    });
    let doc = selected.and_then(|at| Some((at, props.workspace.docs.get(at)?)));
    let title_id = format!("{area}-title");
    html! {
        <section class="panel" data-area={area} aria-labelledby={title_id.clone()}>
            <div class="panel-bar">
                <h2 class="panel-title" id={title_id}>{ title }</h2>
                if let Some((at, _)) = doc {
                    <TabList<usize> class="tabs" label={title} {items} chosen={at} {choose} />
                }
            </div>
            if let Some((at, doc)) = doc {
                <Editor key={format!("{at}:{}", doc.generation)} target={Target::Doc(at)}
                    text={Text(doc.text.clone())} label={full_name(doc)}
                    invalid={invalid(&props.evaluated, &doc.pointer)}
                    reveal={props.workspace.selection.reveal.clone()} act={props.act.clone()} />
            } else {
                <p class="panel-body panel-empty">{ labels::NO_DOCUMENTS }</p>
            }
        </section>
    }
}

fn invalid(evaluated: &Evaluated, pointer: &str) -> bool {
    let documents = &evaluated.compiled.documents;
    documents.iter().any(|document| document.pointer == pointer && !document.policy.readable)
}
