class Surroundings {
  Path library;
  Path program;
}
