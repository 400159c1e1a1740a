//! Captions in Korean. Kafka's terms stay as Korean engineers say them.

use sim::command::Command;
use sim::event::{
    BrokerEvent, CommitReason, ConsumerEvent, Direction, DrainReason, Event, Lifecycle,
    MessageSummary, Node, ProducerEvent, RemovalReason, What,
};

use super::Lang;
use super::caption::{Caption, given, message_name, offsets, who};
use super::format::{bytes, integer, partitions, range};
use super::josa::{object, subject, topic};

/// The sentence for `event`.
pub(super) fn caption(event: &Event) -> Caption {
    let node = who(&event.node);
    match &event.what {
        What::Commanded(command) if command.is_foreign() && event.node != Node::Person => {
            foreign(&node, command)
        }
        What::Introduced { connection, software } => Caption::new(
            format!("{connection} 연결의 프로그램은 {node}입니다."),
            if software.is_empty() {
                String::new()
            } else {
                format!("클라이언트: {software}.")
            },
        ),
        What::Commanded(command) => Caption::new(format!("내 동작: {}", command.to_text()), ""),
        What::CommandDone { command } => {
            Caption::new(format!("완료: {}", command.to_text()), "브로커가 받아들였습니다.")
        }
        What::CommandFailed { command, error } => Caption::new(
            format!("{}: {}", error.exception, error.message),
            format!("거절됨: {}. 바뀐 것은 없습니다.", command.to_text()),
        ),
        What::MessageSent(summary) => sent(&node, summary),
        What::MessageArrived(summary) => arrived(summary),
        What::TimerFired => Caption::new(format!("{node}의 타이머가 울렸습니다."), ""),
        What::Broker(broker) => broker_event(&node, broker),
        What::Producer(producer) => producer_event(&node, producer),
        What::Consumer(consumer) => consumer_event(&node, consumer),
        What::DeliveredAgain { group, topic: name, partition, from, to } => Caption::new(
            format!(
                "{name}-{partition}의 오프셋 {} 레코드가 {group} 그룹에 다시 전달되었습니다.",
                range(*from, *to)
            ),
            "이미 한 번 받았지만 커밋되지 않았기 때문입니다. at-least-once란 이런 뜻입니다.",
        ),
        What::RecordsGiven { partitions } => Caption::new(
            format!("{node}의 poll()이 {} 돌려주었습니다.", object(&given(partitions))),
            "읽었다고 지워지지 않습니다: 레코드는 로그에 그대로 있습니다.",
        ),
        What::Connected { peer } => {
            Caption::new(format!("{} {}에 연결되었습니다.", subject(&node), who(peer)), "")
        }
        What::Disconnected { peer } => {
            Caption::new(format!("{node}와 {}의 연결이 끊겼습니다.", who(peer)), "")
        }
        What::ApplicationActed => {
            Caption::new(format!("{node}의 애플리케이션이 다음 일을 합니다."), "")
        }
        What::Forked { dropped_commands, .. } => Caption::new(
            "과거에서 동작했습니다: 실행이 여기서 갈라졌습니다.",
            format!(
                "이전의 미래는 사라졌고, 그 뒤의 동작 {dropped_commands}개도 함께 버려졌습니다."
            ),
        ),
        What::Lifecycle(lifecycle) => lifecycle_caption(&event.node, *lifecycle),
    }
}

fn foreign(node: &str, command: &Command) -> Caption {
    match command {
        Command::Connect { broker, client_host, .. } => Caption::new(
            format!("{} broker-{broker}에 연결합니다.", subject(node)),
            format!("플레이그라운드 밖의 프로그램이 {client_host}에서 연결합니다."),
        ),
        Command::WriteBytes { bytes: written, .. } => {
            let size = object(&bytes(written.len() as u64));
            Caption::new(format!("{} {size} 씁니다.", subject(node)), "")
        }
        _ => Caption::new(format!("{} 연결 하나를 닫습니다.", subject(node)), ""),
    }
}

fn sent(node: &str, summary: &MessageSummary) -> Caption {
    let what = object(&message_name(Lang::Ko, summary));
    let tail = match (summary.api, summary.direction, summary.error) {
        (_, _, Some(error)) => format!("{} 오류가 담겨 있습니다.", error),
        ("JoinGroup", Direction::Request, _) => "다음 세대에 끼워 달라는 요청입니다.".into(),
        ("SyncGroup", Direction::Request, _) => "자기 몫의 할당을 달라는 요청입니다.".into(),
        ("LeaveGroup", Direction::Request, _) => {
            "제대로 작별하므로 그룹이 기다릴 필요가 없습니다.".into()
        }
        ("Heartbeat", Direction::Request, _) => "아직 살아 있다는 신호입니다.".into(),
        _ => format!("{}, correlation id {}.", bytes(summary.bytes.into()), summary.correlation_id),
    };
    Caption::new(format!("{} {}에 {what} 보냅니다.", subject(node), who(&summary.to)), tail)
}

fn arrived(summary: &MessageSummary) -> Caption {
    let (from, to) = (who(&summary.from), who(&summary.to));
    let tail =
        summary.error.map(|error| format!("{error} 오류가 담겨 있습니다.")).unwrap_or_default();
    let what = subject(&message_name(Lang::Ko, summary));
    Caption::new(format!("{from}의 {what} {to}에 도착했습니다."), tail)
}

fn broker_event(node: &str, event: &BrokerEvent) -> Caption {
    match event {
        BrokerEvent::Started { partitions } => Caption::new(
            format!("{} 요청을 받기 시작합니다.", subject(node)),
            format!("파티션 {partitions}개의 로그를 멈췄을 때 그대로 열었습니다."),
        ),
        BrokerEvent::TopicCreated { topic: name, partitions, automatic } => Caption::new(
            format!("파티션 {partitions}개짜리 토픽 {} 생겼습니다.", subject(name)),
            match automatic {
                true if name.starts_with("__") => {
                    "브로커가 스스로 만들었습니다: 그룹들이 여기에 삽니다."
                }
                true => "직접 만들지 않았습니다: auto.create.topics.enable이 켜져 있습니다.",
                false => "",
            },
        ),
        BrokerEvent::TopicDeleted { topic: name } => {
            Caption::new(format!("토픽 {} 레코드와 함께 사라졌습니다.", subject(name)), "")
        }
        BrokerEvent::PartitionsAdded { topic: name, from, to } => Caption::new(
            format!("{name}의 파티션이 {from}개에서 {to}개로 늘었습니다."),
            "옛 레코드는 그 자리에 남고, 같은 키라도 이제 다른 파티션으로 갈 수 있습니다.",
        ),
        BrokerEvent::BatchAppended {
            topic: t,
            partition,
            base_offset,
            last_offset,
            bytes: size,
        } => Caption::new(
            format!(
                "{} {t}-{partition}의 오프셋 {}에 배치를 덧붙였습니다.",
                subject(node),
                range(*base_offset, *last_offset)
            ),
            format!("{}, CRC는 하나입니다.", bytes(u64::from(*size))),
        ),
        BrokerEvent::DuplicateBatch { topic: name, partition, base_offset } => Caption::new(
            format!("{name}-{partition} 오프셋 {}에 이미 있는 배치입니다.", integer(*base_offset)),
            "멱등 프로듀서의 시퀀스 번호로 알아보고 두 번 쓰지 않습니다.",
        ),
        BrokerEvent::AppendRefused { topic: name, partition, error, message } => Caption::new(
            format!("{} {name}-{partition} 배치를 거절했습니다: {error}.", subject(node)),
            message.clone(),
        ),
        BrokerEvent::HighWatermarkMoved { topic: name, partition, from, to } => Caption::new(
            format!("{name}-{partition}의 high watermark: {} → {}.", integer(*from), integer(*to)),
            "컨슈머는 거기까지 읽을 수 있습니다.",
        ),
        BrokerEvent::RequestParked { api, client_id } => Caption::new(
            format!("{} {client_id}의 {} 기다리게 합니다.", subject(node), object(api)),
            "",
        ),
        _ => group_event(node, event),
    }
}

fn group_event(node: &str, event: &BrokerEvent) -> Caption {
    match event {
        BrokerEvent::GroupStateChanged { group, from, to, generation, reason } => {
            group_state(group, (from, to), *generation, reason)
        }
        BrokerEvent::MemberJoined { group, client_id, .. } => {
            Caption::new(format!("{group} 코디네이터가 {} 알게 되었습니다.", object(client_id)), "")
        }
        BrokerEvent::MemberRemoved { group, client_id, reason, .. } => {
            removed(group, client_id, *reason)
        }
        BrokerEvent::AssignmentStored { group, generation, leader, protocol, .. } => Caption::new(
            format!("{} {group} 세대 {generation}의 할당을 받았습니다.", subject(node)),
            format!(
                "그룹 리더 {} {protocol} 전략으로 계산했고, 브로커는 전해 주기만 합니다.",
                subject(leader)
            ),
        ),
        BrokerEvent::OffsetsCommitted { group, client_id, offsets_partition, offsets: list } => {
            let by = if client_id.is_empty() { "도구" } else { client_id };
            Caption::new(
                format!("{} {group} 오프셋을 커밋했습니다: {}.", subject(by), offsets(list)),
                format!("하나하나가 __consumer_offsets-{offsets_partition}의 레코드입니다."),
            )
        }
        BrokerEvent::CommitRefused { group, client_id, error } => Caption::new(
            format!("{} {client_id}의 {group} 커밋을 거절했습니다: {error}.", subject(node)),
            "그룹은 이미 그 컨슈머 없이 다음으로 넘어갔습니다.",
        ),
        BrokerEvent::GroupsLoaded { offsets_partition, groups, offsets } => Caption::new(
            format!(
                "{} __consumer_offsets-{} 다시 읽었습니다.",
                subject(node),
                object(&offsets_partition.to_string())
            ),
            format!("그 로그만으로 그룹 {groups}개와 커밋된 오프셋 {offsets}개를 되찾았습니다."),
        ),
        BrokerEvent::GroupDeleted { group } => {
            Caption::new(format!("{group} 그룹이 사라졌습니다."), "그 오프셋은 이제 툼스톤입니다.")
        }
        _ => Caption::new(node, ""),
    }
}

fn group_state(group: &str, (from, to): (&str, &str), generation: i32, reason: &str) -> Caption {
    let head = match to {
        "PreparingRebalance" => format!("{group} 리밸런스가 시작됩니다."),
        "CompletingRebalance" => {
            format!("{group}: 모두 참여했고, 세대 {generation}의 할당을 기다립니다.")
        }
        "Stable" => format!("{} 세대 {generation}에서 Stable이 되었습니다.", subject(group)),
        "Empty" => format!("{} Empty입니다: 멤버는 없고 오프셋은 남아 있습니다.", topic(group)),
        "Dead" => format!("{} Dead 상태입니다.", topic(group)),
        other => format!("{group}: {from} → {other}."),
    };
    let tail = match to {
        "CompletingRebalance" => "리더가 누가 무엇을 맡을지 계산해 SyncGroup으로 보냅니다.",
        _ => reason,
    };
    Caption::new(head, tail)
}

fn removed(group: &str, client_id: &str, reason: RemovalReason) -> Caption {
    let (head, tail) = match reason {
        RemovalReason::Left => {
            ("그룹을 떠났습니다", "LeaveGroup을 보냈으므로 아무도 기다리지 않았습니다.")
        }
        RemovalReason::SessionTimeout => (
            "그룹에서 빠졌습니다",
            "session.timeout.ms 동안 하트비트가 없어 코디네이터가 포기했습니다.",
        ),
        RemovalReason::RebalanceTimeout => (
            "그룹에서 빠졌습니다",
            "제때 다시 참여하지 않았습니다. 리밸런스는 길어야 max.poll.interval.ms까지 기다립니다.",
        ),
        RemovalReason::PendingTimeout => {
            ("그룹에 돌아오지 않았습니다", "멤버 id를 받고도 그 id로 참여하지 않았습니다.")
        }
        RemovalReason::Replaced => (
            "그룹에서 교체되었습니다",
            "같은 group.instance.id를 가진 멤버가 자리를 이어받았습니다.",
        ),
    };
    Caption::new(format!("{} {group} {head}.", subject(client_id)), tail)
}

fn producer_event(node: &str, event: &ProducerEvent) -> Caption {
    match event {
        ProducerEvent::BatchAcknowledged { topic: t, partition, base_offset, records, .. } => {
            if *base_offset < 0 {
                return Caption::new(
                    format!("{} {t}-{partition} 레코드 {records}건을 내보냈습니다.", subject(node)),
                    "acks=0: 소켓에 쓰면 끝이고 응답을 기다리지 않습니다.",
                );
            }
            let last = base_offset + i64::from(*records) - 1;
            Caption::new(
                format!(
                    "{node}의 레코드 {records}건이 {t}-{partition} 오프셋 {}에 확인되었습니다.",
                    range(*base_offset, last)
                ),
                "",
            )
        }
        ProducerEvent::BatchFailed { topic: t, partition, records, error, .. } => Caption::new(
            format!(
                "{} {t}-{partition} 레코드 {records}건을 보내지 못했습니다: {}.",
                subject(node),
                error.exception
            ),
            error.message.clone(),
        ),
        ProducerEvent::SendFailed { topic: t, error, .. } => Caption::new(
            format!("{node}의 {t} send()가 실패했습니다: {}.", error.exception),
            error.message.clone(),
        ),
        ProducerEvent::BatchDrained { topic: t, partition, records, bytes: size, reason } => {
            let why = match reason {
                DrainReason::Along => {
                    "아직 때가 아니지만, 같은 브로커로 가는 요청에 함께 실립니다."
                }
                DrainReason::Full => "batch.size가 찼거나 뒤에 다른 배치가 기다립니다.",
                DrainReason::Linger => "linger.ms가 지났습니다.",
                DrainReason::Flush => "flush()나 close()가 내보냅니다.",
                DrainReason::Memory => "buffer.memory를 다 썼습니다.",
                DrainReason::Retry => "재시도 대기 시간이 지났습니다.",
            };
            Caption::new(
                format!(
                    "{} {t}-{partition}에 레코드 {records}건짜리 배치({})를 보냅니다.",
                    subject(node),
                    bytes(u64::from(*size))
                ),
                why,
            )
        }
        ProducerEvent::BatchRetried { topic: t, partition, error, attempts } => Caption::new(
            format!(
                "{} {t}-{} 다시 보낼 것입니다: {error}.",
                subject(node),
                object(&partition.to_string())
            ),
            format!("{attempts}번째 시도가 실패해 백오프를 기다립니다."),
        ),
        ProducerEvent::Flushed { .. } => {
            Caption::new(format!("{node}의 flush()가 끝났습니다."), "")
        }
        ProducerEvent::Closed => Caption::new(format!("{} 닫혔습니다.", subject(node)), ""),
    }
}

fn consumer_event(node: &str, event: &ConsumerEvent) -> Caption {
    match event {
        ConsumerEvent::PollReturned { records, .. } => {
            let count: usize = records.iter().map(|part| part.records.len()).sum();
            Caption::new(format!("{node}의 poll()이 레코드 {count}건을 돌려주었습니다."), "")
        }
        ConsumerEvent::CallFailed { error, .. } => {
            Caption::new(format!("{node}: {}.", error.exception), error.message.clone())
        }
        ConsumerEvent::PartitionsRevoked { partitions: list } => Caption::new(
            format!("{} {} 내려놓습니다.", subject(node), object(&partitions(list))),
            "onPartitionsRevoked: eager 프로토콜은 다시 참여하기 전에 모두 내려놓습니다.",
        ),
        ConsumerEvent::PartitionsAssigned { partitions: list, generation } if list.is_empty() => {
            Caption::new(
                format!("{} 세대 {generation}에서 맡은 파티션이 없습니다.", topic(node)),
                "파티션보다 컨슈머가 많습니다. 오류가 아니라, 언제든 이어받을 수 있게 쉬는 것입니다.",
            )
        }
        ConsumerEvent::PartitionsAssigned { partitions: list, generation } => Caption::new(
            format!(
                "{} 세대 {generation}에서 {} 맡습니다.",
                subject(node),
                object(&partitions(list))
            ),
            "",
        ),
        ConsumerEvent::PartitionsLost { partitions: list } => Caption::new(
            format!("{} {} 잃었습니다.", subject(node), object(&partitions(list))),
            "onPartitionsLost: 그룹이 먼저 넘어가 버려, 이제 이 파티션을 커밋할 수 없습니다.",
        ),
        _ => consumer_progress(node, event),
    }
}

/// Commits, positions and the rest.
fn consumer_progress(node: &str, event: &ConsumerEvent) -> Caption {
    match event {
        ConsumerEvent::Committed { reason, offsets: list, .. } => Caption::new(
            format!("{} 커밋했습니다: {}.", subject(node), offsets(list)),
            commit_reason(*reason),
        ),
        ConsumerEvent::CommitFailed { error, .. } => Caption::new(
            format!("{} 커밋하지 못했습니다: {}.", subject(node), error.exception),
            error.message.clone(),
        ),
        ConsumerEvent::PositionReset { topic: t, partition, offset, policy, out_of_range } => {
            let why = match (*policy, out_of_range) {
                ("seek", _) => "seek()이 정했습니다.".to_string(),
                (_, true) => {
                    format!("오프셋이 범위를 벗어나 auto.offset.reset={policy}를 따랐습니다.")
                }
                _ => format!("커밋된 오프셋이 없어 auto.offset.reset={policy}를 따랐습니다."),
            };
            Caption::new(
                format!(
                    "{} {t}-{} 오프셋 {}부터 읽습니다.",
                    subject(node),
                    object(&partition.to_string()),
                    integer(*offset)
                ),
                why,
            )
        }
        ConsumerEvent::Rejoining { reason } => {
            Caption::new(format!("{} 그룹에 다시 참여합니다.", subject(node)), reason.clone())
        }
        ConsumerEvent::AssignmentComputed { assignor, assignments } => Caption::new(
            format!(
                "그룹 리더 {} 멤버 {}명의 할당을 계산했습니다.",
                subject(node),
                assignments.len()
            ),
            format!(
                "{assignor} 전략입니다. 클래식 프로토콜에서는 브로커가 아니라 클라이언트가 정합니다."
            ),
        ),
        ConsumerEvent::PollIntervalExceeded => Caption::new(
            format!(
                "{} 그룹을 떠납니다: max.poll.interval.ms 동안 poll()이 없었습니다.",
                subject(node)
            ),
            "하트비트는 계속되었지만, 그것은 프로세스가 살아 있다는 뜻일 뿐입니다.",
        ),
        ConsumerEvent::Closed => Caption::new(format!("{} 닫혔습니다.", subject(node)), ""),
        _ => Caption::new(node, ""),
    }
}

fn commit_reason(reason: CommitReason) -> &'static str {
    match reason {
        CommitReason::AutoInPoll => "poll() 안의 자동 커밋: 앞선 poll이 돌려준 것까지입니다.",
        CommitReason::AutoBeforeRebalance => "파티션을 내려놓기 전의 자동 커밋입니다.",
        CommitReason::AutoOnClose => "close() 때의 자동 커밋입니다.",
        CommitReason::Sync => "commitSync().",
        CommitReason::Async => "commitAsync().",
    }
}

fn lifecycle_caption(node: &Node, lifecycle: Lifecycle) -> Caption {
    let name = subject(&who(node));
    let (head, tail) = match lifecycle {
        Lifecycle::Started => ("시작합니다", ""),
        Lifecycle::Closing => ("닫는 중입니다", ""),
        Lifecycle::Closed => ("끝났습니다", ""),
        Lifecycle::Killed if matches!(node, Node::Broker(_)) => {
            ("갑자기 죽었습니다", "쓴 것은 남아 있지만 아무도 닿을 수 없습니다.")
        }
        Lifecycle::Killed => (
            "갑자기 죽었습니다",
            "아무 말도 남기지 않았으므로, 그룹은 session.timeout.ms가 지날 때까지 기다립니다.",
        ),
        Lifecycle::CutOff => ("네트워크에서 끊겼습니다", "무엇도 들어가거나 나오지 못합니다."),
        Lifecycle::Reconnected => ("다시 연결되었습니다", ""),
    };
    Caption::new(format!("{name} {head}."), tail)
}
