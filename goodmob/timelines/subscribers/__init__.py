"""What happens to feeds and open screens when something happened below."""
