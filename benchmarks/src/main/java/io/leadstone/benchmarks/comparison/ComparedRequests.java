package io.leadstone.benchmarks.comparison;

import io.leadstone.benchmarks.http.Request;
import io.leadstone.benchmarks.store.People;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.lead.EmailAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Generates the requests. A company gets requests in proportion to its number of leads.
 *
 * @param keys the key of each company
 */
record ComparedRequests(ComparedLeads leads, Map<CompanyId, ComparedKey> keys) {

    /** A name that 2.6 % of all leads have. */
    private static final String FIRST_NAME = "farid";

    private static final int PAGES = 3;
    private static final double FILTERED = 0.3;
    private static final int DAYS = 30;
    private static final List<String> STATUSES = List.of("new", "contacted", "qualified", "converted", "lost");

    private static final String CREATE = """
            {"first_name": "%s", "last_name": "%s", "email": "new.0000000000@example.com", "phone": "+14155552671", \
            "company": "%s Trading", "source": "website-chat", "agent_id": "agent-3", \
            "notes": "Asked for a quote, wants to be called back in the afternoon.", "tags": ["newsletter", "q3"], \
            "metadata": {"campaign": "spring-7", "score": 42}, \
            "consent_data_processing": true, "consent_marketing": true}""";

    static ComparedRequests of(ComparedLeads leads, List<ComparedKey> keys) {
        return new ComparedRequests(
                leads, keys.stream().collect(Collectors.toMap(ComparedKey::company, Function.identity())));
    }

    byte[] get() {
        long number = any();
        return Request.get("/v1/lead/" + leads.id(number).value(), headers(number))
                .bytes();
    }

    /** Returns a request for one of the first pages. Three of ten filter by status. */
    byte[] list(ComparedService service) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String filter = random.nextDouble() < FILTERED
                ? "&status=" + service.status(STATUSES.get(random.nextInt(STATUSES.size())))
                : "";
        String path = "/v1/lead/company?per_page=20&page=" + (1 + random.nextInt(PAGES)) + filter;
        return Request.get(path, headers(any())).bytes();
    }

    byte[] searchEmail() {
        long number = any();
        return search(leads.details(number).email().map(EmailAddress::value).orElseThrow(), headers(number));
    }

    byte[] searchFirstName() {
        return search(FIRST_NAME, headersOf(ComparedCompanies.largest()));
    }

    byte[] searchMistyped() {
        long number = any();
        return search(People.mistyped(People.lastName(number)), headers(number));
    }

    byte[] report() {
        long days = ComparedLeads.SPAN.toDays() - DAYS;
        LocalDate start = ComparedLeads.END
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .minusDays(DAYS + ThreadLocalRandom.current().nextLong(days));
        String path = "/v1/analytic/leads?start_date=" + start + "&end_date=" + start.plusDays(DAYS - 1L);
        return Request.get(path, headers(any())).bytes();
    }

    byte[] create() {
        long number = any();
        String last = People.lastName(number);
        return Request.post("/v1/lead", headers(number), CREATE.formatted("Farid", last, last))
                .bytes();
    }

    /** Returns an update of the notes, of the company, which is a searched field, and of the status. */
    byte[] update(ComparedService service) {
        long count = service.updates().getAndIncrement();
        long number = leads.scattered(count);
        String status = statusAfter(ComparedLeads.status(number), count / leads.size());
        String body = "{\"notes\": \"Called, note " + count + "\", \"company\": \"" + People.lastName(count)
                + " Partners\"" + (status.isEmpty() ? "" : ", \"status\": \"" + service.status(status) + "\"") + "}";
        return Request.put("/v1/lead/" + leads.id(number).value(), headers(number), body)
                .bytes();
    }

    /** Returns an allowed next status of a lead that had this many updates; empty if there is none. */
    private static String statusAfter(LeadStatus imported, long updates) {
        return switch (imported) {
            case CONVERTED -> "";
            case NEW, LOST -> updates % 2 == 0 ? "contacted" : "lost";
            case CONTACTED, QUALIFIED -> updates % 2 == 0 ? "lost" : "contacted";
        };
    }

    private static byte[] search(String text, Map<String, String> headers) {
        String path = "/v1/lead/company?per_page=20&search=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
        return Request.get(path, headers).bytes();
    }

    private long any() {
        return ThreadLocalRandom.current().nextLong(leads.size());
    }

    private Map<String, String> headers(long number) {
        return headersOf(ComparedCompanies.of(number));
    }

    private Map<String, String> headersOf(CompanyId company) {
        return Objects.requireNonNull(keys.get(company)).headers();
    }
}
