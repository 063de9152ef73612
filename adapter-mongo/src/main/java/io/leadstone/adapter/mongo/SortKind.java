package io.leadstone.adapter.mongo;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadId;
import java.time.Instant;
import org.bson.BsonValue;

/** What lists are ordered by: how a value of each kind is told in a cursor, and how two of them stand to each other. */
enum SortKind {
    INSTANT {
        @Override
        String tell(BsonValue value) {
            return Instant.ofEpochMilli(value.asDateTime().getValue()).toString();
        }

        @Override
        BsonValue read(String told) {
            return BsonValues.of(Instant.parse(told));
        }

        @Override
        int compare(BsonValue one, BsonValue other) {
            return one.asDateTime().compareTo(other.asDateTime());
        }
    },
    NUMBER {
        @Override
        String tell(BsonValue value) {
            return Long.toString(value.asInt64().getValue());
        }

        @Override
        BsonValue read(String told) {
            return BsonValues.of(Long.parseLong(told));
        }

        @Override
        int compare(BsonValue one, BsonValue other) {
            return one.asInt64().compareTo(other.asInt64());
        }
    },
    TEXT {
        @Override
        String tell(BsonValue value) {
            return value.asString().getValue();
        }

        @Override
        BsonValue read(String told) {
            return BsonValues.of(told);
        }

        @Override
        int compare(BsonValue one, BsonValue other) {
            return tell(one).compareTo(tell(other));
        }
    },
    AGENT_ID {
        @Override
        String tell(BsonValue value) {
            return TEXT.tell(value);
        }

        @Override
        BsonValue read(String told) {
            return BsonValues.of(new AgentId(told).value());
        }

        @Override
        int compare(BsonValue one, BsonValue other) {
            return TEXT.compare(one, other);
        }
    },
    /** MongoDB orders binary values by their bytes, which is the order of the canonical form. */
    UUID {
        @Override
        String tell(BsonValue value) {
            return value.asBinary().asUuid().toString();
        }

        @Override
        BsonValue read(String told) {
            return BsonValues.of(LeadId.parse(told).orElseThrow().value());
        }

        @Override
        int compare(BsonValue one, BsonValue other) {
            return tell(one).compareTo(tell(other));
        }
    };

    abstract String tell(BsonValue value);

    abstract BsonValue read(String told);

    abstract int compare(BsonValue one, BsonValue other);
}
