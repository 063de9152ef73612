package io.leadstone.server.demo;

import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.LeadFieldsBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Generates fictional persons. Their email addresses are reserved (RFC 2606), and nobody owns their phone numbers
 * (555-01xx).
 */
record DemoPeople(Random random) {

    private static final List<String> FIRST_NAMES = List.of(
            "Amara",
            "Ben",
            "Carla",
            "Dmitri",
            "Elena",
            "Farid",
            "Grace",
            "Hiro",
            "Ines",
            "Jordan",
            "Kofi",
            "Lena",
            "Mateo",
            "Nadia",
            "Oskar",
            "Priya",
            "Quentin",
            "Rosa",
            "Samir",
            "Tessa",
            "Umberto",
            "Vera",
            "Wanda",
            "Xavier",
            "Yara",
            "Zoe",
            "Bj\u00f6rn",
            "Chlo\u00e9");

    private static final List<String> LAST_NAMES = List.of(
            "Abbott",
            "Becker",
            "Costa",
            "Dubois",
            "Eriksen",
            "Fischer",
            "Garc\u00eda",
            "Haddad",
            "Ito",
            "Jensen",
            "Kovacs",
            "Lee",
            "Moreau",
            "Novak",
            "Okafor",
            "Patel",
            "Quist",
            "Rossi",
            "Silva",
            "Tanaka",
            "Unger",
            "Vargas",
            "Weber",
            "Yilmaz",
            "Zhang",
            "O\u2019Brien");

    private static final List<String> COMPANIES = List.of(
            "Northwind Bikes",
            "Blue Harbor Foods",
            "Atlas Logistics",
            "Fern & Fable",
            "Quantum Dental",
            "Sunrise Caf\u00e9",
            "Delta Roofing",
            "Pine Street Studio");

    private static final List<String> TAGS = List.of("vip", "smb", "enterprise", "trial", "callback");

    private static final List<String> LOST_REASONS =
            List.of("no budget", "chose a competitor", "no answer after three calls", "bad timing");

    private static final List<String> TOPICS =
            List.of("Pricing", "Opening hours", "How to switch", "Integration with our shop", "Invoice", "Demo call");

    /** Each lead whose number is a multiple of this, and that has a phone, has no email. */
    private static final int CALLERS = 8;

    /** Each lead whose number is a multiple of this has only a first name. */
    private static final int SHORT_NAMES = 15;

    /** Returns the fields of the next lead. */
    LeadFields draft(int number, DemoSource source) {
        String first = any(FIRST_NAMES);
        String last = any(LAST_NAMES);
        String mailbox = (first + "." + last).toLowerCase(Locale.ROOT).replaceAll("[^a-z.]", "");
        LeadFieldsBuilder draft =
                LeadFields.of(first, last, mailbox + number + "@example.com").consentDataProcessing(chance(85));
        source.code().ifPresent(draft::source);
        if (source == DemoSource.WEBSITE_CHAT) {
            draft.agentId("shop-widget").metadata("{\"page\":\"/pricing\",\"visits\":" + (1 + random.nextInt(9)) + "}");
        }
        if (chance(68)) {
            draft.phone(String.format(Locale.ROOT, "+1-415-555-01%02d", random.nextInt(100)));
            if (number % CALLERS == 0) {
                draft.clearEmail();
            }
        }
        if (number % SHORT_NAMES == 0) {
            draft.clearLastName();
        }
        if (chance(35)) {
            draft.company(any(COMPANIES));
        }
        if (chance(40)) {
            draft.tags(List.of(any(TAGS)));
        }
        if (chance(34)) {
            draft.consentMarketing(true);
        }
        return draft.build();
    }

    String lostReason() {
        return any(LOST_REASONS);
    }

    String topic() {
        return any(TOPICS);
    }

    /** Returns true with this probability. */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
