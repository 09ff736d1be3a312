package org.paralleltask.benchmark;

import java.io.Serializable;

/** A record of five fields, as programs send them by the thousand. */
public record Order(long id, String name, double price, int quantity, boolean paid) implements Serializable {
    private static final long serialVersionUID = 1;

    static final Order EXAMPLE = new Order(4_711, "Ada Lovelace", 12.95, 40, true);
}
