package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.stream.Collectors;

/** The form in which the values of one type are sent: what a codec calls to write one, and to read one. */
sealed interface Form {
    /** The form as a text for the fingerprint. Forms that are written differently have different texts. */
    String text();

    /**
     * A primitive or a text, which encoder and decoder have methods for.
     *
     * @param name the end of these methods' names, such as {@code Int}
     */
    record Direct(String name) implements Form {
        @Override
        public String text() {
            return name;
        }
    }

    /**
     * A value of the JDK, an array of primitives, or a type of the runtime.
     *
     * @param library the class of the runtime that writes and reads it
     * @param reader the name of that class's reading method; the writing method is {@code write}
     */
    record Known(ClassName library, String reader) implements Form {
        @Override
        public String text() {
            return library.simpleName() + "." + reader;
        }
    }

    /**
     * A constant of an enum.
     *
     * @param field the codec's field that holds all constants
     */
    record Constant(ClassName type, String field) implements Form {
        @Override
        public String text() {
            return type.canonicalName();
        }
    }

    /**
     * A value that a pair of the codec's own methods writes and reads.
     *
     * @param pair the name of the {@link TaskForms.Pair}
     */
    record Paired(String pair, TypeName type) implements Form {
        @Override
        public String text() {
            return type.toString();
        }
    }

    /**
     * A collection, a map or an optional value.
     *
     * @param kind the end of the names of its methods in {@code Containers}, such as {@code List}
     * @param parts the forms of its elements; for a map those of the keys and of the values
     */
    record Container(String kind, List<Form> parts) implements Form {
        @Override
        public String text() {
            return parts.stream().map(Form::text).collect(Collectors.joining(",", kind + "<", ">"));
        }
    }

    /** An array of references. */
    record Array(TypeName component, Form element) implements Form {
        @Override
        public String text() {
            return element.text() + "[]";
        }
    }

    /** An exception, which is sent as a thrown one is. */
    record Exceptional(TypeName type) implements Form {
        @Override
        public String text() {
            return "exception " + type;
        }
    }

    /**
     * An object that stays in the program. Its number is sent, and a stand-in arrives whose class is in the codec.
     *
     * @param object the object's type, and all that the stand-in's class needs
     */
    record Managed(ManagedInterface object) implements Form {
        @Override
        public String text() {
            return "managed " + object.text();
        }
    }

    /**
     * An object that stays in the program, of a type for which the runtime has a stand-in.
     *
     * @param library the class of the runtime that writes and reads it
     * @param parameter the parameter's name, for messages
     * @param parts the forms of its elements; for a map those of the keys and of the values
     */
    record KnownManaged(ClassName library, String parameter, List<Form> parts) implements Form {
        @Override
        public String text() {
            return parts.stream().map(Form::text).collect(Collectors.joining(",", library.simpleName() + "<", ">"));
        }
    }

    /**
     * A value that has no other form, and that the runtime serializes.
     *
     * @param erasure its class, without type arguments
     */
    record Opaque(TypeName type, TypeName erasure) implements Form {
        @Override
        public String text() {
            return "serialized " + type;
        }
    }
}
