package com.example.deals;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application that opens deals with leads. It has no bean for Leadstone. */
@SpringBootApplication
public class DealsApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(DealsApplication.class, arguments);
    }
}
