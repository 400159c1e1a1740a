//! At most one owner per partition and generation, by the coordinator's word and by the members'
//! own belief; a new generation's assignment leaves no partition out.

use broker::group::Group;
use protocol::{SortedMap, SortedSet};

use crate::app::App;
use crate::view_builder::assigned;
use crate::world::World;

#[derive(Clone, Debug, Default)]
pub(super) struct Groups {
    /// Generation last looked at, by group.
    stable: SortedMap<String, i32>,
    /// Which members hold how much: looked at again when that changes.
    beliefs: Vec<(u32, i32, u32)>,
}

impl Groups {
    pub(super) fn check(&mut self, world: &World) -> Result<(), String> {
        for broker in world.brokers.values().filter_map(|node| node.running.as_ref()) {
            for group in broker.groups().groups() {
                let id = group.group_id().to_string();
                let generation = group.generation();
                let news = self.stable.get(&id) != Some(&generation);
                if group.state().name() == "Stable" && news {
                    assignment(group).map_err(|broken| format!("group {id}: {broken}"))?;
                    self.stable.insert(id, generation);
                }
            }
        }
        self.beliefs(world)
    }

    fn beliefs(&mut self, world: &World) -> Result<(), String> {
        let beliefs: Vec<(u32, i32, u32)> = world
            .processes
            .iter()
            .filter_map(|(number, process)| match &process.app {
                App::Consumer(app) => {
                    let machine = app.machine.as_ref()?;
                    Some((*number, machine.generation(), machine.assignment().len() as u32))
                }
                App::Producer(_) => None,
            })
            .collect();
        if beliefs == self.beliefs {
            return Ok(());
        }
        self.beliefs = beliefs;
        let mut owners: SortedMap<(String, i32, String, i32), String> = SortedMap::new();
        for process in world.processes.values() {
            let App::Consumer(app) = &process.app else { continue };
            let (Some(machine), Some(group)) = (&app.machine, &app.group) else { continue };
            if app.topics.is_empty() || machine.generation() < 0 {
                continue;
            }
            for (topic, partition) in machine.assignment() {
                let key = (group.clone(), machine.generation(), topic, partition);
                let name = process.name.to_string();
                if let Some(other) = owners.insert(key.clone(), name.clone()) {
                    return Err(format!("{key:?} is owned by {other} and by {name}"));
                }
            }
        }
        Ok(())
    }
}

/// The assignment of a group that has just become Stable.
fn assignment(group: &Group) -> Result<(), String> {
    let mut given: SortedSet<(String, i32)> = SortedSet::new();
    for member in group.members() {
        for (topic, partition) in assigned(member.assignment()) {
            if !given.insert((topic.clone(), partition)) {
                return Err(format!("{topic}-{partition} is assigned twice"));
            }
        }
    }
    let topics: SortedSet<&String> = given.iter().map(|(topic, _)| topic).collect();
    for topic in topics {
        let numbers = given.iter().filter(|(name, _)| name == topic).map(|(_, number)| *number);
        let missing = numbers.clone().enumerate().any(|(at, number)| number != at as i32);
        if missing {
            let numbers: Vec<i32> = numbers.collect();
            return Err(format!("of {topic} only {numbers:?} are assigned"));
        }
    }
    Ok(())
}
