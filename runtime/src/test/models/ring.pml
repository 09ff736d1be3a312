/*
 * How the two sides of a ring (org.paralleltask.wire.Ring) fall asleep and are woken, as a model for Spin
 * (https://spinroot.com). Spin tries every order in which the steps can happen, so what it finds to hold does hold, for
 * this model: no wake-up is lost, the reader gets all that is written, and a bell whose pipe is full holds up nobody for
 * ever. (Bytes may lie in it: a reader that has said that it sleeps, and then sees that there is something, leaves the byte
 * with which it was rung. The next sleep is short then.)
 *
 *   spin -a ring.pml && cc -o pan pan.c && ./pan            errors: 0
 *   spin -a -DNO_FENCE ring.pml && cc -o pan pan.c && ./pan errors: 1, both sides wait and not all has arrived
 *
 * Processors let a store wait in a buffer while later loads go ahead. So a store goes to a buffer here, a process of its own
 * empties it at any time, and a fence waits until it is empty. A compare-and-set empties it first.
 */

#define MESSAGES 4
#define PIPE 2 /* how many bytes the bell holds before its writer waits */

#ifdef NO_FENCE
#define WRITERS_FENCE skip
#define READERS_FENCE skip
#else
#define WRITERS_FENCE (!tailWaits)
#define READERS_FENCE (!sleepsWaits)
#endif

byte tail = 0;    /* what is in memory: how much has been written */
bit sleeps = 0;   /* whether the reader says that it sleeps */
byte bell = 0;    /* bytes in the pipe */
byte head = 0;    /* how much has been read */

bool tailWaits = false;    /* the writer's store buffer */
byte nextTail = 0;
bool sleepsWaits = false;  /* the reader's store buffer */
bit nextSleeps = 0;

inline storeSleeps(value) {
    d_step { nextSleeps = value; sleepsWaits = true }
}

active proctype TailBuffer() {
end: do
    :: d_step { tailWaits -> tail = nextTail; tailWaits = false }
    od
}

active proctype SleepsBuffer() {
end: do
    :: d_step { sleepsWaits -> sleeps = nextSleeps; sleepsWaits = false }
    od
}

/* RingWriter.write */
active proctype Writer() {
    byte written = 0;
    bool rings = false;
    do
    :: written == MESSAGES -> break
    :: else ->
        d_step { written++; nextTail = written; tailWaits = true };
        WRITERS_FENCE;
        if
        :: sleeps == 1 ->
            d_step { /* compareAndSet(sleeps, 1, 0) */
                !tailWaits ->
                if
                :: sleeps == 1 -> sleeps = 0; rings = true
                :: else
                fi
            };
            if
            :: rings -> bell < PIPE -> bell++; rings = false
            :: else
            fi
        :: else
        fi
    od
}

/* RingReader.await and read */
active proctype Reader() {
    do
    :: tail != head -> head = tail
    :: else ->
        storeSleeps(1);
        READERS_FENCE;
        if
        :: tail != head -> storeSleeps(0); READERS_FENCE; head = tail
        :: else ->
end:        bell > 0 -> bell--; /* sleeps until it is rung */
            if
            :: tail != head -> storeSleeps(0); READERS_FENCE; head = tail
            :: else
            fi
        fi
    od
}

/* When nothing can happen any more. */
active proctype End() {
    timeout -> assert(head == MESSAGES)
}
