package io.leadstone.server.endtoend;

import java.util.UUID;

/** Request bodies that create leads and conversations. */
final class Drafts {

    private Drafts() {}

    static String newEmail() {
        return UUID.randomUUID() + "@example.com";
    }

    static String conversation(String leadId) {
        return "{\"agent_id\": \"shop-widget\", \"metadata\": {\"lead_id\": \"" + leadId + "\"}}";
    }

    static String of(String email) {
        return """
                {"first_name": "Jordan", "last_name": "Lee", "email": "%s", \
                "phone": "+1-415-555-2671", "source": "website-chat"}
                """.formatted(email);
    }
}
