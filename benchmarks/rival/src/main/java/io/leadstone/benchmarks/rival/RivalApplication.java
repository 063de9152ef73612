package io.leadstone.benchmarks.rival;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service on the data source and the port of the Spring settings. */
@SpringBootApplication
public class RivalApplication {

    /** Starts the service and returns; it runs until the process ends. */
    public static void main(String[] arguments) {
        SpringApplication.run(RivalApplication.class, arguments);
    }
}
