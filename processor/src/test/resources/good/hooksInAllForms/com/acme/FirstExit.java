package com.acme;

/** Not in the way of Voids: its exit hook returns nothing, so that no record of this name is generated. */
record FirstExit() {}
