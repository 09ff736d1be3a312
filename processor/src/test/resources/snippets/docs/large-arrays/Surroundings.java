class Surroundings {
  SharedBuffer buffer;
  BlurPool pool;
}
