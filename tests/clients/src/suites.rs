//! Which suites there are. The slowest first, so that no one waits for it at the end.

use crate::suite::{Place, Runtime, Suite};

static PYTHON: Runtime = Runtime {
    variable: "CLIENTS_PYTHON",
    missing: "needs Python 3 with venv (Debian, Ubuntu: apt-get install python3 python3-venv)",
};

/// Every suite.
pub(crate) static ALL: &[Suite] = &[
    Suite {
        name: "kafka-python",
        runtime: &PYTHON,
        program: &["kafka-python/suite.py"],
        place: Place::Anywhere,
    },
    Suite {
        name: "aiokafka",
        runtime: &PYTHON,
        program: &["aiokafka/suite.py"],
        place: Place::Anywhere,
    },
    Suite {
        name: "confluent-kafka",
        runtime: &PYTHON,
        program: &["confluent-kafka/suite.py"],
        place: Place::Anywhere,
    },
    Suite { name: "kcat", runtime: &PYTHON, program: &["kcat/suite.py"], place: Place::Anywhere },
    Suite {
        name: "tutorials",
        runtime: &PYTHON,
        program: &["tutorials/suite.py"],
        place: Place::Port9092,
    },
];
