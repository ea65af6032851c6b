// Whether single keys do something in this browser: they do, unless somebody switched them off.
const OFF = "goodmob-keys-off";

export const areOn = () => !localStorage.getItem(OFF);

export function turn(isOn) {
  if (isOn) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "1");
}
