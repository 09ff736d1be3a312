class Surroundings {
  Path upload;
}
