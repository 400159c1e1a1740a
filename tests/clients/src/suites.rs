//! Which suites there are. The slowest first, so that no one waits for it at the end.

use crate::suite::{Place, Runtime, Suite};

static PYTHON: Runtime = Runtime {
    variable: "CLIENTS_PYTHON",
    missing: "needs Python 3 with venv (Debian, Ubuntu: apt-get install python3 python3-venv)",
};

static NODE: Runtime = Runtime {
    variable: "CLIENTS_NODE",
    missing: "needs Node.js with npm (Debian, Ubuntu: apt-get install nodejs npm)",
};

static JAVA: Runtime = Runtime {
    variable: "CLIENTS_JAVA",
    missing: "needs a JDK of 17 or newer and Maven \
              (Debian, Ubuntu: apt-get install openjdk-17-jdk-headless maven)",
};

/// Every suite.
pub(crate) static ALL: &[Suite] = &[
    Suite {
        name: "tools",
        runtime: &JAVA,
        program: &[
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-Dlog4j2.configurationFile=tools/log4j2.properties",
            "Tools",
        ],
        place: Place::Anywhere,
    },
    Suite {
        name: "java",
        runtime: &JAVA,
        program: &[
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "-Dlog4j2.configurationFile=java/log4j2.properties",
            "Suite",
        ],
        place: Place::Anywhere,
    },
    Suite {
        name: "kafkajs",
        runtime: &NODE,
        program: &["kafkajs/suite.js"],
        place: Place::Anywhere,
    },
    Suite {
        name: "kafkajs-examples",
        runtime: &NODE,
        program: &["kafkajs/examples.js"],
        place: Place::Port9092,
    },
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
