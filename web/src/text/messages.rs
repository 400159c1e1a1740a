//! The page's fixed words. One line per message, English and Korean side by side: a language that
//! misses one does not compile. Kafka's own terms stay Kafka's in both.

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Lang {
    /// English.
    #[default]
    En,
    /// Korean.
    Ko,
}

impl Lang {
    /// The tag of the `lang` attribute and of links.
    pub(crate) const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ko => "ko",
        }
    }

    /// Reads a tag such as `ko` or `ko-KR`.
    pub(crate) fn from_tag(tag: &str) -> Option<Self> {
        match tag.split('-').next().unwrap_or_default() {
            "en" => Some(Self::En),
            "ko" => Some(Self::Ko),
            _ => None,
        }
    }
}

/// Puts `values` into the places `{0}`, `{1}`, … of `template`.
pub(crate) fn fill(template: &str, values: &[&str]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let place = after.as_bytes().first().map_or(usize::MAX, |b| usize::from(b - b'0'));
        out.push_str(values.get(place).copied().unwrap_or_default());
        rest = after.get(2..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

macro_rules! messages {
    ($($name:ident = $en:literal, $ko:literal;)*) => {
        /// A fixed text of the page.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each is documented by its English text")]
        pub(crate) enum Msg { $($name,)* }

        impl Msg {
            /// The words.
            pub(crate) const fn text(self, lang: Lang) -> &'static str {
                match (lang, self) {
                    $((Lang::En, Self::$name) => $en, (Lang::Ko, Self::$name) => $ko,)*
                }
            }

            /// Every message, for tests that look at all of them.
            #[cfg(test)]
            pub(crate) const ALL: &[Self] = &[$(Self::$name,)*];
        }
    };
}

impl Msg {
    /// The words with `values` in their places.
    pub(crate) fn with(self, lang: Lang, values: &[&str]) -> String {
        fill(self.text(lang), values)
    }
}

messages! {
    // Units.
    UnitMicros = "µs", "µs";
    UnitMillis = "ms", "ms";
    UnitSeconds = "s", "초";
    UnitMinutes = "min", "분";
    // Header.
    AppName = "Kafka Playground", "카프카 놀이터";
    AppTagline = "a real broker in this tab", "이 탭 안의 진짜 브로커";
    Era = "Defaults of", "기본값 기준";
    Kafka25 = "Kafka 2.5", "Kafka 2.5";
    Kafka4 = "Kafka 4", "Kafka 4";
    Language = "Language", "언어";
    English = "EN", "EN";
    Korean = "한국어", "한국어";
    Theme = "Theme", "테마";
    ThemeAuto = "Auto", "자동";
    ThemeLight = "Light", "밝게";
    ThemeDark = "Dark", "어둡게";
    Network = "Network", "네트워크";
    NetworkSummary = "network {0}", "네트워크 {0}";
    Latency = "Latency, one way (ms)", "편도 지연 (ms)";
    Jitter = "Jitter (ms)", "지터 (ms)";
    Loss = "Lost segments (of 1000)", "유실 세그먼트 (1000개당)";
    Apply = "Apply", "적용";
    StartOver = "Start over", "처음부터";
    EmptyScene = "Empty cluster", "빈 클러스터";
    Menu = "Menu", "메뉴";
    SkipToStage = "Skip to the stage", "무대로 건너뛰기";
    Keys = "Keys", "단축키";
    KeysHelp = "Space plays and pauses, . steps, comma steps back, [ and ] change the speed, arrows move on the time track and along a lane.", "스페이스는 재생과 멈춤, 마침표는 한 걸음 앞, 쉼표는 한 걸음 뒤, [ 와 ] 는 속도, 화살표는 시간 막대와 레인 위에서 움직입니다.";
    // Columns.
    Producers = "Producers", "프로듀서";
    Cluster = "Cluster", "클러스터";
    Groups = "Consumer groups", "컨슈머 그룹";
    // Producers.
    AddProducer = "Add a producer", "프로듀서 추가";
    Name = "Name", "이름";
    Topic = "Topic", "토픽";
    Key = "Key", "키";
    Value = "Value", "값";
    NoKey = "no key", "키 없음";
    NoValue = "no value (null)", "값 없음 (null)";
    Null = "null", "null";
    Partition = "Partition", "파티션";
    PartitionAuto = "the partitioner decides", "파티셔너가 결정";
    More = "More", "더 보기";
    HeaderName = "Header", "헤더";
    HeaderValue = "Header value", "헤더 값";
    Send = "Send", "보내기";
    SendByRate = "At a rate", "일정 속도로 보내기";
    RatePerSecond = "Records per second", "초당 레코드";
    KeySet = "Keys, separated by spaces", "키 목록 (공백으로 구분)";
    ValueBytes = "Value size (bytes)", "값 크기 (바이트)";
    Start = "Start", "시작";
    StopSending = "Stop", "멈춤";
    Running = "{0} records/s", "초당 {0}건";
    RunningOne = "1 record/s", "초당 1건";
    RateKeys = "keys {0}", "키 {0}";
    Close = "Close", "닫기";
    CloseHint = "close(): says goodbye properly", "close(): 제대로 마무리하고 끝냅니다";
    Kill = "Kill", "죽이기";
    KillHint = "Sudden death: nothing is flushed, committed or said", "갑작스러운 죽음: flush도, 커밋도, 작별 인사도 없습니다";
    Break = "Break connection", "연결 끊기";
    BreakHint = "Its connections end; clients usually connect again", "연결이 모두 끊깁니다. 클라이언트는 대개 다시 연결합니다";
    CutOff = "Cut off", "네트워크 끊기";
    Reconnect = "Reconnect", "다시 연결";
    Configs = "Configs, one per line: name=value", "설정, 한 줄에 하나씩: name=value";
    Acks = "acks={0}", "acks={0}";
    Sent = "sent {0}", "보냄 {0}";
    Acknowledged = "acked {0}", "확인 {0}";
    Failed = "failed {0}", "실패 {0}";
    InFlight = "in flight {0}", "전송 중 {0}";
    BatchFill = "batch for {0}: {1} of {2}, {3}", "{0} 배치: {2} 중 {1}, {3}";
    SendBlocked = "send() is waiting for metadata or memory", "send()가 메타데이터나 메모리를 기다립니다";
    LastRecords = "Where the last records went", "최근 레코드가 간 곳";
    RouteKey = "toPositive(murmur2(key)) = {0}; {0} % {1} = {2}", "toPositive(murmur2(key)) = {0}; {0} % {1} = {2}";
    RouteExplicit = "the record named its partition", "레코드가 파티션을 직접 지정했습니다";
    RouteSticky = "no key: the sticky partition of now", "키 없음: 지금의 sticky 파티션";
    RouteStickySwitched = "no key: the sticky partition, just switched to", "키 없음: 방금 바뀐 sticky 파티션";
    RouteRoundRobin = "round robin: {0} % {1} = {2}", "라운드 로빈: {0} % {1} = {2}";
    PreviewKey = "{0} % {1} = partition {2}", "{0} % {1} = 파티션 {2}";
    PreviewNoKey = "no key: sticky partition, chosen when sent", "키 없음: 보낼 때 sticky 파티션이 정해집니다";
    // Programs outside.
    External = "external client", "외부 클라이언트";
    ExternalClients = "External clients", "외부 클라이언트";
    ExternalHint = "A program outside the playground, over a connection of its own: only its requests are known here", "플레이그라운드 밖의 프로그램이 직접 연결했습니다: 여기서는 그 요청만 알 수 있습니다";
    Requests = "requests {0}", "요청 {0}";
    Connections = "connections {0}", "연결 {0}";
    // Processes.
    StateClosing = "closing", "닫는 중";
    StateClosed = "closed", "닫힘";
    StateKilled = "killed", "죽음";
    StateCutOff = "cut off", "끊김";
    Ago = "{0} ago", "{0} 전";
    // Cluster.
    Broker = "broker {0}", "브로커 {0}";
    Controller = "controller", "컨트롤러";
    CoordinatorOf = "coordinator of {0}", "{0} 코디네이터";
    Leads = "leads {0} partitions", "파티션 {0}개의 리더";
    LeadsOne = "leads 1 partition", "파티션 1개의 리더";
    Waiting = "{0} waits", "{0} 대기 중";
    WaitingMany = "{0} and {1} more wait", "{0} 외 {1}건 대기 중";
    StopBroker = "Stop", "정지";
    StopBrokerHint = "Controlled shutdown", "제어된 종료 (controlled shutdown)";
    StartBroker = "Start", "시작";
    CreateTopic = "Create a topic", "토픽 만들기";
    Create = "Create", "만들기";
    Partitions = "Partitions", "파티션 수";
    PartitionsN = "{0} partitions", "파티션 {0}개";
    PartitionsOne = "1 partition", "파티션 1개";
    Replication = "replication {0}", "복제 {0}";
    MinIsr = "min.insync {0}", "min.insync {0}";
    RecordsN = "{0} records", "레코드 {0}건";
    RecordsOne = "1 record", "레코드 1건";
    AddPartitions = "Add partitions", "파티션 늘리기";
    NewTotal = "New total", "늘린 뒤 개수";
    Delete = "Delete", "삭제";
    DeleteTopic = "Delete topic {0}", "토픽 {0} 삭제";
    ReallyDelete = "Really delete?", "정말 삭제할까요?";
    Cancel = "Cancel", "취소";
    Leader = "leader {0}", "리더 {0}";
    NoLeader = "no leader", "리더 없음";
    LaneLabel = "{0} partition {1}, offsets {2} to {3}", "{0} 파티션 {1}, 오프셋 {2}–{3}";
    LaneEmpty = "{0} partition {1}, no records", "{0} 파티션 {1}, 레코드 없음";
    Earlier = "{0} earlier", "이전 {0}건";
    Hw = "HW", "HW";
    HwHint = "High watermark {0}: consumers read up to here", "High watermark {0}: 컨슈머는 여기까지 읽을 수 있습니다";
    CommittedMark = "{0} committed {1}: the next offset to read after a restart", "{0} 커밋 {1}: 다시 시작하면 여기부터 읽습니다";
    PositionMark = "{0} position {1}: the next offset poll returns", "{0} 포지션 {1}: 다음 poll이 돌려줄 오프셋";
    OwnedBy = "read by {0}", "{0} 담당";
    LagN = "lag {0}", "lag {0}";
    NoTopics = "No topic yet. Create one, or send to one that is not there.", "아직 토픽이 없습니다. 하나 만들거나, 없는 토픽으로 보내 보세요.";
    OffsetsTopic = "__consumer_offsets", "__consumer_offsets";
    OffsetsPartition = "partition {0}, coordinator broker {1}", "파티션 {0}, 코디네이터 브로커 {1}";
    OffsetsNoCoordinator = "partition {0}, no coordinator", "파티션 {0}, 코디네이터 없음";
    OffsetsNone = "No group has committed or joined yet.", "아직 커밋하거나 참여한 그룹이 없습니다.";
    OffsetsTombstone = "{0} → tombstone", "{0} → 툼스톤";
    OffsetsGroup = "{0}: generation {1}, members {2}", "{0}: 세대 {1}, 멤버 {2}";
    OffsetsOther = "another record", "그 밖의 레코드";
    Superseded = "superseded: compaction may drop it", "더 새 값이 있음: 컴팩션 때 지워질 수 있습니다";
    // Groups.
    AddGroup = "Add a consumer in a new group", "새 그룹으로 컨슈머 추가";
    AddConsumer = "Add a consumer", "컨슈머 추가";
    Add = "Add", "추가";
    Group = "Group", "그룹";
    Topics = "Topics", "토픽";
    Assignor = "Assignor", "할당 전략";
    AssignorDefault = "the era's default", "기본값";
    StartAt = "Without a commit, start at", "커밋이 없으면 시작할 곳";
    Generation = "generation {0}", "세대 {0}";
    WaitingFor = "waiting for {0} to rejoin", "{0}의 재참여를 기다리는 중";
    WaitingForMembers = "waiting for members to join", "멤버의 참여를 기다리는 중";
    WaitingForAssignment = "waiting for {0}, the leader, to send the assignment", "리더 {0}의 할당 결과를 기다리는 중";
    DeadlineIn = "at most {0} more", "최대 {0} 남음";
    GroupLeader = "group leader: computes the assignment", "그룹 리더: 할당을 계산합니다";
    GroupEmpty = "no members; the offsets stay", "멤버 없음, 오프셋은 남아 있습니다";
    DeleteGroup = "Delete group {0}", "그룹 {0} 삭제";
    OwnsNothing = "owns nothing yet", "아직 맡은 파티션이 없습니다";
    Idle = "idle: more consumers than partitions is no error", "유휴: 파티션보다 컨슈머가 많은 것은 오류가 아닙니다";
    NotMember = "not a member", "멤버가 아님";
    Joining = "JoinGroup sent", "JoinGroup 보냄";
    Syncing = "SyncGroup sent", "SyncGroup 보냄";
    ZombieHint = "the coordinator still counts it as a member", "코디네이터는 아직 멤버로 여깁니다";
    GoneHint = "the coordinator no longer knows it", "코디네이터가 더는 모르는 멤버입니다";
    SessionLeft = "session: {0} left", "세션 {0} 남음";
    HeartbeatRing = "Session timeout of {0}: {1}", "{0} 세션 타임아웃: {1}";
    AutoCommitIn = "auto-commit in {0}", "{0} 뒤 자동 커밋";
    AutoCommitDue = "auto-commit at the next poll", "다음 poll에서 자동 커밋";
    NoAutoCommit = "no auto-commit", "자동 커밋 꺼짐";
    NotPolling = "does not call poll", "poll을 부르지 않음";
    PollDeadline = "max.poll.interval.ms over in {0}", "max.poll.interval.ms까지 {0}";
    WorkingOn = "working on {0} @{1}", "{0} @{1} 처리 중";
    Unprocessed = "{0} in hand", "받아 둔 {0}건";
    AgainN = "{0} delivered again", "{0}건 다시 전달됨";
    Commit = "Commit now", "지금 커밋";
    CommitHint = "commitSync of the current positions", "현재 포지션을 commitSync";
    StopPolling = "Stop polling", "poll 멈춤";
    StopPollingHint = "The heartbeat goes on", "하트비트는 계속됩니다";
    ResumePolling = "Poll again", "poll 재개";
    ProcessingTime = "Time per record (ms)", "레코드당 처리 시간 (ms)";
    Slow = "Set", "설정";
    Seek = "Seek", "seek";
    SeekTo = "To", "위치";
    SeekBeginning = "beginning", "처음";
    SeekEnd = "end", "끝";
    SeekOffset = "offset", "오프셋";
    Offset = "Offset", "오프셋";
    Actions = "Actions", "동작";
    NoGroups = "No consumer yet.", "아직 컨슈머가 없습니다.";
    Standalone = "Without a group (assign)", "그룹 없이 (assign)";
    // Record card.
    Timestamp = "Timestamp", "타임스탬프";
    Compression = "Compression", "압축";
    Batch = "Batch", "배치";
    BatchFrom = "starts at offset {0}", "오프셋 {0}에서 시작";
    Headers = "Headers", "헤더";
    Size = "Size", "크기";
    Why = "Why?", "왜?";
    WhyPartition = "Why this partition", "이 파티션인 이유";
    WhyNoKey = "no key: the producer's partitioner chose", "키 없음: 프로듀서의 파티셔너가 골랐습니다";
    WhyElsewhere = "the key's hash gives partition {0} now: it was named outright, or partitions were added since", "지금 해시로는 파티션 {0}입니다: 직접 지정했거나, 그 뒤 파티션이 늘었습니다";
    AboveHw = "above the high watermark: not readable yet", "high watermark 위: 아직 읽을 수 없습니다";
    CommittedPast = "committed past by every group here", "여기 모든 그룹이 커밋을 마쳤습니다";
    AgainTo = "delivered again to {0}", "{0}에 다시 전달됨";
    // Caption and time.
    Nothing = "Nothing has happened yet. Press Play.", "아직 아무 일도 없었습니다. 재생을 눌러 보세요.";
    StepBack = "Step back", "한 걸음 뒤로";
    Play = "Play", "재생";
    Pause = "Pause", "멈춤";
    Step = "Step", "한 걸음";
    Speed = "Speed", "속도";
    SpeedTimes = "{0}×", "{0}×";
    TimeTrack = "Time", "시간";
    TimeAt = "{0} of {1} known", "알려진 {1} 중 {0}";
    InThePast = "In the past: acting here forks the run and drops what came after.", "과거입니다: 여기서 무언가 하면 실행이 갈라지고 그 뒤의 일은 버려집니다.";
    Forked = "Forked at {0}: the former future is gone.", "{0}에서 갈라졌습니다: 이전의 미래는 사라졌습니다.";
    ToTheEnd = "Back to the end", "끝으로 가기";
    Behind = "The machine cannot keep up with {0}.", "이 기기가 {0} 속도를 따라가지 못합니다.";
    MarkCommand = "action", "동작";
    MarkRebalance = "rebalance", "리밸런스";
    MarkStable = "stable", "안정";
    MarkFailure = "failure", "실패";
    MarkAgain = "delivered again", "다시 전달";
    // Drawer.
    Drawer = "Details", "자세히";
    Events = "Events", "사건";
    Protocol = "Protocol", "프로토콜";
    Table = "Table", "표";
    Code = "Code", "코드";
    CodeLoading = "Loading the editor and KafkaJS …", "편집기와 KafkaJS를 불러오는 중 …";
    Fidelity = "Fidelity", "충실도";
    Stage = "Stage", "무대";
    OpenDrawer = "Open details", "자세히 열기";
    CloseDrawer = "Close details", "자세히 닫기";
    EveryEvent = "Every single one", "하나도 빠짐없이";
    EventsKept = "The newest {0} events are kept.", "가장 새로운 사건 {0}개까지 보관합니다.";
    CauseChain = "How it came about", "이렇게 된 까닭";
    PickEvent = "Choose an event to see its causes.", "사건을 고르면 원인을 보여 줍니다.";
    GoThere = "Go to this moment", "이 순간으로 가기";
    FlyingNow = "In flight now", "지금 날아가는 메시지";
    RecentMessages = "Sent lately", "최근에 보낸 메시지";
    PickMessage = "Choose a message, in flight or past, to read it field by field.", "날아가는 중이거나 지난 메시지를 고르면 필드 하나하나를 볼 수 있습니다.";
    NoneInFlight = "Nothing in flight.", "날아가는 메시지가 없습니다.";
    MessageGone = "The bytes of this message are no longer kept.", "이 메시지의 바이트는 더 이상 보관되지 않습니다.";
    OpenMessage = "Open the message", "메시지 열기";
    FieldColumn = "Field", "필드";
    Response = "response", "응답";
    Unreadable = "something that is no request", "요청이 아닌 바이트";
    CurrentOffset = "Committed", "커밋";
    PositionColumn = "Position", "포지션";
    LogEnd = "Log end", "로그 끝";
    LeaderColumn = "Leader", "리더";
    LogStart = "Log start", "로그 시작";
    LagColumn = "Lag", "Lag";
    Consumer = "Consumer", "컨슈머";
    TablePartitions = "Partitions", "파티션";
    TableGroups = "Groups and their offsets", "그룹과 오프셋";
    Empty = "–", "–";
    FidelityIntro = "Real here: the protocol and its bytes, the log format, the coordinators, the client logic. Every approximation is in this list; any other difference from Apache Kafka is a bug.", "여기서 진짜인 것: 프로토콜과 그 바이트, 로그 형식, 코디네이터, 클라이언트 로직. 근사한 것은 모두 이 목록에 있으며, 그 밖의 차이는 버그입니다.";
    FidelityClock = "The clock is virtual: Kafka's timeouts keep their true values, you set how fast they pass.", "시계는 가상입니다: Kafka의 타임아웃은 원래 값 그대로이고, 흐르는 속도만 바꿉니다.";
    FidelityNetwork = "The network is simulated: one latency for every link, jitter and loss from a seeded generator. 400 ms each way by default, so that the eye can follow.", "네트워크는 시뮬레이션입니다: 모든 연결에 같은 지연, 시드 난수로 만든 지터와 유실. 눈으로 따라갈 수 있게 편도 400 ms가 기본입니다.";
    FidelityDisk = "The disk is memory: what a broker wrote is there after a crash, as it is with an operating system that lives on; power loss is not simulated.", "디스크는 메모리입니다: 운영체제가 살아 있을 때처럼 브로커가 쓴 것은 크래시 뒤에도 남습니다. 정전은 흉내 내지 않습니다.";
    FidelityCpu = "Brokers and clients compute in no time; only the network, timers and your milliseconds per record take time.", "브로커와 클라이언트의 계산 시간은 0입니다: 네트워크, 타이머, 그리고 정해 둔 레코드당 시간만 흐릅니다.";
    FidelityBrokers = "One broker runs; replication is in the types and on the wire, with one replica.", "브로커는 하나만 돕니다: 복제는 타입과 프로토콜에 있지만 복제본은 하나입니다.";
    FidelityAssignors = "Consumers list range (and roundrobin where chosen); Kafka 4's default also lists cooperative-sticky.", "컨슈머는 range(고르면 roundrobin)만 제시합니다. Kafka 4의 기본값에는 cooperative-sticky도 있습니다.";
    FidelityProtocol = "Groups use the classic protocol in both eras, which is the client default of Kafka 2.5 and 4.", "두 시대 모두 그룹은 클래식 프로토콜을 씁니다. Kafka 2.5와 4 모두 클라이언트 기본값입니다.";
    FidelityEra = "The Kafka 2.5 era has 2.5.1's defaults, API versions and answers on the same code; a few of its rarer words are not checked against 2.5.1.", "Kafka 2.5 시대는 같은 코드에 2.5.1의 기본값, API 버전, 응답을 쓴 것입니다. 드문 문구 몇 개는 2.5.1과 대조하지 않았습니다.";
    FidelityRetention = "Retention and compaction do not run yet: superseded records stay in the log.", "보존과 컴팩션은 아직 돌지 않습니다: 더 새 값이 있는 레코드도 로그에 남습니다.";
    FidelityServed = "Transactions, ACLs, share groups and the consumer protocol of KIP-848 are not served yet; quotas and SCRAM credentials are kept, but nobody is throttled or asked for a password.", "트랜잭션, ACL, 셰어 그룹, KIP-848 컨슈머 프로토콜은 아직 없습니다. 쿼터와 SCRAM 자격 증명은 저장만 되고, 속도 제한이나 비밀번호 확인은 하지 않습니다.";
    FidelityCompression = "The codecs write other bytes than Java's for the same records, and a batch may unpack to 64 MiB at most; Kafka has no such bound.", "코덱은 같은 레코드에 Java와 다른 바이트를 쓰며, 배치는 풀었을 때 64 MiB까지입니다. Kafka에는 이런 한도가 없습니다.";
    FidelityOutside = "Programs in the page (KafkaJS) may send frames of 8 MiB and hold 256 connections; Kafka takes 100 MiB.", "페이지 속 프로그램(KafkaJS)은 8 MiB 프레임과 연결 256개까지 쓸 수 있습니다. Kafka는 100 MiB까지 받습니다.";
    // Embed and errors.
    BadScene = "This link's scene could not be read; the default scene is shown.", "이 링크의 장면을 읽지 못해 기본 장면을 보여 줍니다.";
    FragmentTooLong = "The fragment has {0} characters; at most {1} are read.", "프래그먼트가 {0}자입니다. {1}자까지만 읽습니다.";
    FragmentBadPair = "“{0}” is not name=value.", "“{0}”는 name=value 꼴이 아닙니다.";
    FragmentUnknown = "There is no setting “{0}”.", "“{0}”라는 설정은 없습니다.";
    FragmentBadValue = "“{1}” is no value for {0}.", "{0}에 “{1}” 값은 쓸 수 없습니다.";
    FragmentBadEncoding = "“{0}” is not percent-encoded UTF-8.", "“{0}”는 퍼센트 인코딩된 UTF-8이 아닙니다.";
    FragmentBadCommand = "Command {0}: {1}", "{0}번째 명령: {1}";
    FragmentTooMany = "There are {0} commands; at most {1} are taken.", "명령이 {0}개입니다. {1}개까지만 받습니다.";
    Dismiss = "Dismiss", "닫기";
    NotANumber = "“{0}” is not a whole number", "“{0}”는 정수가 아닙니다";
    NotARate = "“{0}” is not a rate", "“{0}”는 속도가 아닙니다";
    BadConfigLine = "“{0}” is not name=value", "“{0}”는 name=value 꼴이 아닙니다";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_places_and_no_empty_text() {
        for &message in Msg::ALL {
            let places = |lang: Lang| {
                let mut found: Vec<_> = message
                    .text(lang)
                    .split('{')
                    .skip(1)
                    .filter_map(|s| s.chars().next())
                    .collect();
                found.sort_unstable();
                found.dedup();
                found
            };
            assert_eq!(places(Lang::En), places(Lang::Ko), "{message:?}");
            assert!(!message.text(Lang::En).is_empty() && !message.text(Lang::Ko).is_empty());
        }
    }

    #[test]
    fn values_land_in_their_places_and_stay_text() {
        assert_eq!(fill("{1} of {0}", &["a", "<b>"]), "<b> of a");
        assert_eq!(fill("{0} % {1}", &["{1}"]), "{1} % ", "a value is not a template");
        assert_eq!(fill("plain", &[]), "plain");
    }

    #[test]
    fn language_tags() {
        assert_eq!(Lang::from_tag("ko-KR"), Some(Lang::Ko));
        assert_eq!(Lang::from_tag("fr"), None);
        assert_eq!(Lang::from_tag(Lang::En.tag()), Some(Lang::En));
    }
}
