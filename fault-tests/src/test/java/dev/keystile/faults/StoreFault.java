package dev.keystile.faults;

import dev.keystile.servers.TcpProxy;

import java.time.Duration;
import java.util.Locale;

/** What is done to a store while clients go on, and how it ends. */
enum StoreFault implements OutageRun.Fault {
    /** */
    KILLED {
        @Override
        public void begin(SharedStore store, TcpProxy network) {
            store.kill();
        }

        @Override
        public void end(SharedStore store, TcpProxy network) {
            store.restart();
        }
    },
    /** R-02, the server's side: connections stay open, and nothing answers. */
    FROZEN {
        @Override
        public void begin(SharedStore store, TcpProxy network) {
            store.freeze();
        }

        @Override
        public void end(SharedStore store, TcpProxy network) {
            store.thaw();
        }
    },
    /** R-02, the network's side: all that is sent disappears. */
    BLACK_HOLE {
        @Override
        public void begin(SharedStore store, TcpProxy network) {
            network.blackhole();
        }
    },
    /** two seconds for each answer. */
    SLOW {
        @Override
        public void begin(SharedStore store, TcpProxy network) {
            network.delay(Duration.ofSeconds(1));
        }
    },
    /** Connections are closed, and new ones are refused. */
    CUT_OFF {
        @Override
        public void begin(SharedStore store, TcpProxy network) {
            network.refuse();
            network.cut();
        }
    },
    /** Connections are reset, and new ones are refused. */
    RESET {
        @Override
        public void begin(SharedStore store, TcpProxy network) {
            network.refuse();
            network.reset();
        }
    },
    /** What is sent arrives, the answers do not. */
    HALF_OPEN {
        @Override
        public void begin(SharedStore store, TcpProxy network) {
            network.halfOpen();
        }
    },
    /** Answers are random bytes. */
    GARBAGE {
        @Override
        public void begin(SharedStore store, TcpProxy network) {
            network.garbage();
        }
    },
    /** Answers end in the middle. */
    TORN_ANSWERS {
        @Override
        public void begin(SharedStore store, TcpProxy network) {
            network.dropAfter(100);
        }
    };

    /** What the documentation calls it. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Ends it, and returns when the store could answer again. What a network did is over; connections it spoilt are gone. */
    @Override
    public void end(SharedStore store, TcpProxy network) {
        network.restore();
    }
}
