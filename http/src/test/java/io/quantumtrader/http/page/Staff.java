package io.quantumtrader.http.page;

import io.quantumtrader.http.door.Operators;
import io.quantumtrader.http.door.Person;
import io.quantumtrader.http.door.Role;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One person of each role and two who may release, with tokens that anybody can read here. */
enum Staff {
    ADA(Role.ADMIN),
    BOB(Role.ADMIN),
    OTTO(Role.OPERATOR),
    VERA(Role.VIEWER);

    private final Role role;

    Staff(Role role) {
        this.role = role;
    }

    String person() {
        return name().toLowerCase(Locale.ROOT);
    }

    String token() {
        return "the-token-of-" + person() + "-alone";
    }

    /** All of them at the door. */
    static Operators atTheDoor() {
        return new Operators() {
            @Override
            public Set<String> releasing() {
                return Arrays.stream(values())
                        .filter(one -> one.role == Role.ADMIN)
                        .map(Staff::person)
                        .collect(Collectors.toUnmodifiableSet());
            }

            @Override
            public Optional<Person> who(String token) {
                return Arrays.stream(values())
                        .filter(one -> one.token().equals(token))
                        .map(one -> new Person(one.person(), one.role))
                        .findFirst();
            }
        };
    }
}
