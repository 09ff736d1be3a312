package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.stream.Collectors;

/** How the values of one type travel: what a codec calls to write one, and to read one. */
sealed interface Form {
    /** The form as the fingerprint takes it: what is written differently has another text. */
    String text();

    /**
     * What encoder and decoder know themselves: a primitive, or a text.
     *
     * @param name how their methods end, such as {@code Int}
     */
    record Direct(String name) implements Form {
        @Override
        public String text() {
            return name;
        }
    }

    /**
     * A value of the JDK, an array of primitives, or a type of ours.
     *
     * @param library the class of the runtime that writes and reads it
     * @param reader its method that reads one; {@code write} writes one
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
     * What a pair of the codec's own methods writes and reads.
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
     * @param kind how the methods of {@code Containers} end, such as {@code List}
     * @param parts the forms of what it holds: of a map, the key's and the value's
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

    /** An exception: it travels as one that is thrown. */
    record Exceptional(TypeName type) implements Form {
        @Override
        public String text() {
            return "exception " + type;
        }
    }

    /**
     * An object that stays in the program: its number travels, and becomes a stand-in that the codec has.
     *
     * @param object its type, and all that the stand-in needs
     */
    record Managed(ManagedInterface object) implements Form {
        @Override
        public String text() {
            return "managed " + object.text();
        }
    }

    /**
     * An object that stays in the program, of a type that the runtime has a stand-in for.
     *
     * @param library the class of the runtime that writes and reads it
     * @param parameter what the method calls it, for messages
     * @param parts the forms of what it holds: of a map, the key's and the value's
     */
    record KnownManaged(ClassName library, String parameter, List<Form> parts) implements Form {
        @Override
        public String text() {
            return parts.stream().map(Form::text).collect(Collectors.joining(",", library.simpleName() + "<", ">"));
        }
    }

    /**
     * Whatever has no other form: the runtime serializes it.
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
