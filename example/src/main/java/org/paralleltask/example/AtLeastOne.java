package org.paralleltask.example;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number of 1 or more from the command line. */
final class AtLeastOne implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
        int number;
        try {
            number = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("must be a whole number, not '" + text + "'");
        }
        if (number < 1) {
            throw new TypeConversionException("must be at least 1, not " + number);
        }
        return number;
    }
}
