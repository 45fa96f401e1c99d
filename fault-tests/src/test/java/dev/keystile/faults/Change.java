package dev.keystile.faults;

import dev.keystile.ApiKeys;

import java.time.Duration;

/** What can be done on one node so that all others must refuse the key, or what it asks for. */
enum Change {
    REVOKE {
        @Override
        void apply(ApiKeys node, String id) {
            node.revoke(id, "measured");
        }
    },
    DISABLE {
        @Override
        void apply(ApiKeys node, String id) {
            node.disable(id);
        }
    },
    ROTATE {
        @Override
        void apply(ApiKeys node, String id) {
            node.rotate(id, Duration.ZERO).close();
        }
    },
    NARROW {
        @Override
        void apply(ApiKeys node, String id) {
            node.update(id, spec -> spec.withScopes("read"));
        }
    },
    DELETE {
        @Override
        void apply(ApiKeys node, String id) {
            node.delete(id);
        }
    };

    abstract void apply(ApiKeys node, String id);
}
