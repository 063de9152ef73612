package io.leadstone.benchmarks.comparison;

import java.util.function.Supplier;

/** The measured operations. Those that write come last. */
enum ComparedOperation {
    GET("get"),
    LIST("list, pages 1 to 3, 30 % with a status"),
    SEARCH_EMAIL("search, whole email"),
    SEARCH_FIRST_NAME("search, a first name of 1.5 % of the leads"),
    SEARCH_MISTYPED("search, mistyped last name"),
    REPORT("report of 30 days"),
    UPDATE("update of status, notes and company"),
    CREATE("create with both consents");

    private final String title;

    ComparedOperation(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Returns true if the service has the operation. The rival finds no mistyped names. */
    boolean isMeasured(ComparedService service) {
        return this != SEARCH_MISTYPED || service.isLeadstone();
    }

    /** Returns the requests to this service. */
    Supplier<byte[]> requests(ComparedRequests requests, ComparedService service) {
        return switch (this) {
            case GET -> requests::get;
            case LIST -> () -> requests.list(service);
            case SEARCH_EMAIL -> requests::searchEmail;
            case SEARCH_FIRST_NAME -> requests::searchFirstName;
            case SEARCH_MISTYPED -> requests::searchMistyped;
            case REPORT -> requests::report;
            case UPDATE -> () -> requests.update(service);
            case CREATE -> requests::create;
        };
    }
}
